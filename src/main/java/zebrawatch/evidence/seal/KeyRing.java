package zebrawatch.evidence.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import zebrawatch.evidence.EvidenceException;
import zebrawatch.evidence.Sha256;

/**
 * The public keys that somebody trusts.
 *
 * @param keys each as a seal carries it; empty where nobody said whom to trust
 */
public record KeyRing(Set<String> keys) {
    private static final int FINGERPRINT_DIGITS = 16;

    public KeyRing {
        keys = Set.copyOf(keys);
    }

    /** Nobody said whom to trust. */
    public static KeyRing empty() {
        return new KeyRing(Set.of());
    }

    /**
     * The keys in PEM files, one or several in each.
     *
     * @throws EvidenceException if a file cannot be read or holds no Ed25519 public key
     */
    public static KeyRing read(List<Path> files) {
        Set<String> keys = new HashSet<>();
        for (Path file : files) {
            try {
                List<byte[]> found = Pem.all(Pem.PUBLIC, Files.readString(file, StandardCharsets.US_ASCII));
                for (byte[] der : found) {
                    publicKey(der);
                    keys.add(Base64.getEncoder().encodeToString(der));
                }
                if (found.isEmpty()) {
                    throw new EvidenceException(
                            file + " holds no PUBLIC KEY in PEM, as 'zebrawatch key show' prints it");
                }
            } catch (IOException e) {
                throw new EvidenceException(file + " cannot be read; expected a public key in PEM", e);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new EvidenceException(file + " holds a public key that is no Ed25519 key", e);
            }
        }
        return new KeyRing(keys);
    }

    /** Whether anybody said whom to trust. */
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** Whether the key is one of them. */
    public boolean holds(String key) {
        return keys.contains(key);
    }

    /** The first 64 bits of the SHA-256 of a public key in DER, for people to compare; of the text if it is no Base64. */
    public static String fingerprint(String key) {
        try {
            return Sha256.of(Base64.getDecoder().decode(key)).substring(0, FINGERPRINT_DIGITS);
        } catch (IllegalArgumentException noBase64) {
            return Sha256.of(key, new byte[0]).substring(0, FINGERPRINT_DIGITS);
        }
    }

    /** Whether {@code signature} was made over {@code message} with the private part of {@code key}. */
    static boolean isSigned(byte[] message, byte[] signature, String key) {
        try {
            Signature check = Signature.getInstance(Pem.ALGORITHM);
            check.initVerify(publicKey(Base64.getDecoder().decode(key)));
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException notOne) {
            return false;
        }
    }

    private static PublicKey publicKey(byte[] der) throws GeneralSecurityException {
        return KeyFactory.getInstance(Pem.ALGORITHM).generatePublic(new X509EncodedKeySpec(der));
    }
}
