package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaTroubleTest {
    private static final String SECRET = "user station password s3cret";

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(new TimeoutException(SECRET), KafkaTrouble.AWAY),
                Arguments.of(new SaslAuthenticationException(SECRET), KafkaTrouble.LOGIN),
                Arguments.of(new SslAuthenticationException(SECRET), KafkaTrouble.CERTIFICATE),
                Arguments.of(new NoSuchFileException(SECRET), KafkaTrouble.ADDRESS),
                Arguments.of(new IllegalArgumentException(SECRET), KafkaTrouble.ADDRESS),
                Arguments.of(new TopicAuthorizationException(SECRET), KafkaTrouble.RIGHTS),
                Arguments.of(new ProducerFencedException(SECRET), KafkaTrouble.NAMESAKE),
                Arguments.of(new RecordTooLargeException(SECRET), KafkaTrouble.TOO_LARGE),
                Arguments.of(new ConfigException(SECRET), KafkaTrouble.ADDRESS),
                Arguments.of(new IllegalStateException(SECRET), KafkaTrouble.OTHER));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void aTroubleIsKnownByItsInnermostCauseAndSaidWithoutTheClientsOwnWords(Exception e, KafkaTrouble trouble) {
        assertThat(KafkaTrouble.behind(e)).isEqualTo(trouble);
        assertThat(KafkaTrouble.behind(new KafkaException("in an error state", e)))
                .isEqualTo(trouble);
        assertThat(KafkaTrouble.sentence("kafka:9092", e))
                .startsWith("Kafka at kafka:9092 ")
                .doesNotContain("s3cret");
    }

    @Test
    void whatHasNoWordsIsNamedByItsClass() {
        assertThat(KafkaTrouble.sentence("kafka:9092", new KafkaException(new IllegalStateException(SECRET))))
                .isEqualTo("Kafka at kafka:9092 cannot take cases (IllegalStateException)");
    }

    @Test
    void onlyTheSizeIsATroubleOfOneCase() {
        assertThat(KafkaTrouble.values()).filteredOn(KafkaTrouble::isOfTheCase).containsExactly(KafkaTrouble.TOO_LARGE);
    }

    @Test
    void settingsDoNotShowTheirPasswords() {
        KafkaSettings settings = KafkaSettings.of("kafka:9092", "box-07", Path.of("spool"))
                .withClient(Map.of("sasl.jaas.config", SECRET));
        assertThat(settings).asString().isEqualTo("Kafka at kafka:9092 for station box-07");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "kafka:", ":9092", "kafka:9092,", "kafka 9092", ""})
    void anAddressWithoutAPortIsRefused(String bootstrap) {
        assertThatThrownBy(() -> KafkaSettings.of(bootstrap, "box-07", Path.of("spool")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Kafka's address is host:port, got '" + bootstrap + "'");
    }
}
