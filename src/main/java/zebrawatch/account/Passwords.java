package zebrawatch.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords as the database keeps them: Argon2id (RFC 9106) with 19 MiB of memory, two passes and one lane, the least that
 * OWASP's Password Storage Cheat Sheet asks for and as strong as its other four choices, with 128 bits of salt and 256 of
 * tag as RFC 9106 section 4 has them; written as {@code $argon2id$v=19$m=19456,t=2,p=1$salt$tag}. What was hashed with
 * other parameters is checked with those. Two are computed at a time, so that a flood of attempts takes no more than
 * 38 MiB and two cores.
 */
final class Passwords {
    /** A single factor's least length; NIST SP 800-63B section 3.1.1 asks for no rules on characters. */
    static final int LEAST_LENGTH = 12;

    static final int MOST_LENGTH = 128;

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int TAG_BYTES = 32;
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([\\w+/-]+)\\$([\\w+/-]+)");
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Semaphore AT_A_TIME = new Semaphore(2);
    /** Of no password; checking it takes as long as checking a real one. */
    private static final String NOBODYS = hash(Secret.token());

    private Passwords() {}

    /** A hash with a salt of its own. */
    static String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        byte[] tag = tag(bytes(password), salt, MEMORY_KIB, PASSES, LANES, TAG_BYTES);
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + BASE64.encodeToString(salt)
                + "$" + BASE64.encodeToString(tag);
    }

    /** Whether it is the password; the same work is done where there is none. */
    static boolean matches(String password, Optional<String> hash) {
        Matcher parts = PHC.matcher(hash.orElse(NOBODYS));
        if (!parts.matches()) {
            throw new IllegalStateException("the database holds a password hash of unknown kind");
        }
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] tag = tag(
                bytes(password),
                Base64.getDecoder().decode(parts.group(4)),
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                expected.length);
        return MessageDigest.isEqual(tag, expected) && hash.isPresent();
    }

    /** @throws AccountException if it is too short, too long or holds the name */
    static void requireGood(String password, String name) {
        int length = password.codePointCount(0, password.length());
        if (length < LEAST_LENGTH || length > MOST_LENGTH) {
            throw new AccountException("account.error.password_length");
        }
        if (password.toLowerCase(Locale.ROOT).contains(name)) {
            throw new AccountException("account.error.password_holds_name");
        }
    }

    private static byte[] tag(byte[] password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] tag = new byte[length];
        AT_A_TIME.acquireUninterruptibly();
        try {
            generator.generateBytes(password, tag);
        } finally {
            AT_A_TIME.release();
        }
        return tag;
    }

    /** Two ways to type a character are one (NIST SP 800-63B section 3.1.1.2). */
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(UTF_8);
    }
}
