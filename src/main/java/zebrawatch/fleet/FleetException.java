package zebrawatch.fleet;

import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** What keeps the fleet from its cameras; the message is one sentence for people. */
public final class FleetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param sentence for people */
    public FleetException(String sentence) {
        super(sentence);
    }

    FleetException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** What Kafka at {@code bootstrap} met. The words of a client about logins are not repeated: they may tell too much. */
    static FleetException of(String bootstrap, Throwable e) {
        return e instanceof FleetException said
                ? said
                : new FleetException("Kafka at " + bootstrap + " " + words(e), e);
    }

    private static String words(Throwable e) {
        if (e instanceof SslAuthenticationException) {
            return "and this machine do not trust each other's certificates (ssl.* of the client settings)";
        }
        if (e instanceof AuthenticationException) {
            return "refuses the login (see the client settings)";
        }
        if (e instanceof AuthorizationException) {
            return "does not let us at the cameras (topic " + CameraTopic.NAME + ", groups " + CameraTopic.STATIONS
                    + " and " + CameraTopic.BOXES + ")";
        }
        if (e instanceof ProducerFencedException || e instanceof InvalidProducerEpochException) {
            return "takes the cameras from somebody else at this moment; run the command again";
        }
        if (e instanceof UnsupportedVersionException) {
            return "is too old: sharing cameras needs the consumer protocol of Kafka 4.0 (KIP-848)";
        }
        if (e instanceof ConfigException) {
            return "cannot be found under this address, or a client setting is wrong";
        }
        if (e instanceof TimeoutException || e instanceof DisconnectException) {
            return "does not answer";
        }
        Throwable cause = e.getCause();
        return cause == null ? "cannot tell of the cameras (" + e.getClass().getSimpleName() + ")" : words(cause);
    }
}
