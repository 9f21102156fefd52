package zebrawatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void codesCanBeReadOutAndNoTwoAreTheSame() {
        assertThat(Stream.generate(Secret::code).limit(1_000).toList())
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([A-HJ-NP-Z2-9]{5}-){3}[A-HJ-NP-Z2-9]{5}"));
    }

    @Test
    void aCodeIsTheSameHoweverItIsTyped() {
        assertThat(Secret.codeSha256(" 7kq2m abcde-fghjk mnpqr "))
                .isEqualTo(Secret.codeSha256("7KQ2M-ABCDE-FGHJK-MNPQR"));
    }

    @Test
    void aFormTokenIsItsTokensOwnAndDoesNotTellIt() {
        String token = Secret.token();
        assertThat(Secret.formToken(token)).isEqualTo(Secret.formToken(token)).doesNotContain(token);
        assertThat(Secret.formToken(Secret.token())).isNotEqualTo(Secret.formToken(token));
        assertThat(token).hasSize(43);
    }
}
