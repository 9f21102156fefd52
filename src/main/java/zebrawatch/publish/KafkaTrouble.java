package zebrawatch.publish;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What keeps cases from Kafka, in words. The words of a client about logins are not repeated: they may tell too much. */
enum KafkaTrouble {
    AWAY("does not answer"),
    CERTIFICATE("and this machine do not trust each other's certificates (ssl.* of the client settings)"),
    LOGIN("refuses the login (see the client settings)"),
    RIGHTS("does not let the station write (topics zebra.violations and zebra.snapshots, transactional id)"),
    NAMESAKE("has another sender with the name of this station; give each its own"),
    TOO_LARGE("takes no record as large as this case's (max.message.bytes of zebra.snapshots)"),
    ADDRESS("cannot be found under this address, or a client setting is wrong"),
    OTHER("cannot take cases");

    private final String words;

    KafkaTrouble(String words) {
        this.words = words;
    }

    /** The trouble behind an exception: the innermost that has a name here. */
    static KafkaTrouble behind(@Nullable Throwable e) {
        if (e == null) {
            return OTHER;
        }
        KafkaTrouble deeper = behind(e.getCause());
        return deeper != OTHER ? deeper : of(e);
    }

    /** One sentence about what Kafka at {@code bootstrap} met; what has no words here is named by its class. */
    static String sentence(String bootstrap, Throwable e) {
        KafkaTrouble trouble = behind(e);
        String name = trouble == OTHER ? " (" + innermost(e).getClass().getSimpleName() + ")" : "";
        return "Kafka at " + bootstrap + " " + trouble.words + name;
    }

    /** Whether only this case is concerned, and for good. */
    boolean isOfTheCase() {
        return this == TOO_LARGE;
    }

    /** Whether it passes by itself; if not, somebody has to act, and there is no hurry to try again. */
    boolean passes() {
        return this == AWAY || this == OTHER;
    }

    private static Throwable innermost(Throwable e) {
        return e.getCause() == null ? e : innermost(e.getCause());
    }

    private static KafkaTrouble of(Throwable e) {
        if (e instanceof RecordTooLargeException || e instanceof RecordBatchTooLargeException) {
            return TOO_LARGE;
        }
        if (e instanceof SslAuthenticationException
                || e instanceof SSLException
                || e instanceof CertificateException
                || e instanceof CertPathBuilderException
                || e instanceof CertPathValidatorException) {
            return CERTIFICATE;
        }
        if (e instanceof AuthenticationException) {
            return LOGIN;
        }
        if (e instanceof AuthorizationException) {
            return RIGHTS;
        }
        if (e instanceof ProducerFencedException || e instanceof InvalidProducerEpochException) {
            return NAMESAKE;
        }
        // a file of keys that cannot be read, a login that is no login
        if (e instanceof ConfigException
                || e instanceof IOException
                || e instanceof GeneralSecurityException
                || e instanceof IllegalArgumentException) {
            return ADDRESS;
        }
        return e instanceof TimeoutException || e instanceof DisconnectException ? AWAY : OTHER;
    }
}
