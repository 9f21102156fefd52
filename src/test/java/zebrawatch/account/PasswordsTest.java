package zebrawatch.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTest {
    /** Vectors of the reference implementation, phc-winner-argon2, test.c, version 0x13, Argon2id. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "password | $argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "password | $argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "password | $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "differentpassword | $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94"
            })
    void knownHashesAreKnown(String password, String hash) {
        assertThat(Passwords.matches(password, Optional.of(hash))).isTrue();
        assertThat(Passwords.matches(password + " ", Optional.of(hash))).isFalse();
    }

    @Test
    void aPasswordMatchesItsHashAndNoOther() {
        String hash = Passwords.hash("correct horse 电池");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(Passwords.matches("correct horse 电池", Optional.of(hash))).isTrue();
        assertThat(Passwords.matches("correct horse 电地", Optional.of(hash))).isFalse();
        assertThat(Passwords.hash("correct horse 电池")).isNotEqualTo(hash);
    }

    @Test
    void nobodyHasNoPassword() {
        assertThat(Passwords.matches("", Optional.empty())).isFalse();
    }

    @Test
    void twoWaysToTypeACharacterAreOne() {
        String composed = Passwords.hash("caf\u00e9 caf\u00e9 caf\u00e9");
        assertThat(Passwords.matches("cafe\u0301 cafe\u0301 cafe\u0301", Optional.of(composed)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "elevenchars, li, account.error.password_length",
        "'', li, account.error.password_length",
        "My-Zhang.San-1, zhang.san, account.error.password_holds_name"
    })
    void aPoorPasswordIsNotTaken(String password, String name, String sentence) {
        assertThatThrownBy(() -> Passwords.requireGood(password, name))
                .isInstanceOfSatisfying(
                        AccountException.class, e -> assertThat(e.textKey()).isEqualTo(sentence));
    }

    @Test
    void twelveToAHundredAndTwentyEightCharactersAreTaken() {
        Passwords.requireGood("十二个汉字的密码也可以用", "li");
        Passwords.requireGood("x".repeat(128), "li");
        assertThatThrownBy(() -> Passwords.requireGood("x".repeat(129), "li")).isInstanceOf(AccountException.class);
    }
}
