package zebrawatch.evidence.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import zebrawatch.evidence.EvidenceException;

/**
 * A station's Ed25519 key (RFC 8032): a file of two PEM blocks (RFC 7468), the private key in PKCS #8 and its public key,
 * which nobody but its owner may read. Any thread may use it.
 */
public final class StationKey {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final PrivateKey secret;
    private final PublicKey open;

    private StationKey(PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    /**
     * Makes a new key and writes it to a file of mode 600.
     *
     * @throws EvidenceException if the file is there already or cannot be written
     */
    public static StationKey create(Path file) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(Pem.ALGORITHM).generateKeyPair();
            StationKey key = new StationKey(pair.getPrivate(), pair.getPublic());
            String pem = Pem.block(PRIVATE, pair.getPrivate().getEncoded()) + key.publicPem();
            // made empty with its mode first, so that the key is never readable by others
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNERS));
            Files.writeString(file, pem, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
            return key;
        } catch (FileAlreadyExistsException e) {
            throw new EvidenceException(file + " is there already; a key is never overwritten, choose another file", e);
        } catch (IOException | UnsupportedOperationException e) {
            throw new EvidenceException(
                    "the key " + file + " cannot be written; choose a folder I may write to, on a disk with file modes",
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java since 15 has Ed25519", e);
        }
    }

    /**
     * Reads a key.
     *
     * @throws EvidenceException in one sentence, if it is missing, readable by others, or no Ed25519 key
     */
    public static StationKey read(Path file) {
        requireHidden(file);
        String text;
        try {
            text = Files.readString(file, StandardCharsets.US_ASCII);
        } catch (NoSuchFileException e) {
            throw missing(file, e);
        } catch (IOException e) {
            throw new EvidenceException(
                    "the station's key " + file + " cannot be read; it must belong to the user the "
                            + "station runs as",
                    e);
        }
        try {
            KeyFactory keys = KeyFactory.getInstance(Pem.ALGORITHM);
            PrivateKey secret = keys.generatePrivate(new PKCS8EncodedKeySpec(Pem.only(PRIVATE, text)));
            PublicKey open = keys.generatePublic(new X509EncodedKeySpec(Pem.only(Pem.PUBLIC, text)));
            StationKey key = new StationKey(secret, open);
            if (!key.isPair()) {
                throw new EvidenceException("the private and the public key in " + file + " do not belong together");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new EvidenceException(
                    "the station's key " + file
                            + " is broken: expected an Ed25519 PRIVATE KEY and its PUBLIC KEY in PEM, "
                            + "as 'zebrawatch key create' writes them",
                    e);
        }
    }

    /** The key in the file, made if there is none. */
    public static StationKey readOrCreate(Path file) {
        return Files.exists(file) ? read(file) : create(file);
    }

    /** X.509 SubjectPublicKeyInfo in Base64, as a seal carries it. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(open.getEncoded());
    }

    /** For those who verify. */
    public String publicPem() {
        return Pem.block(Pem.PUBLIC, open.getEncoded());
    }

    /** What people compare: see {@link KeyRing#fingerprint}. */
    public String fingerprint() {
        return KeyRing.fingerprint(publicKey());
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(Pem.ALGORITHM);
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new EvidenceException("the station's key cannot sign", e);
        }
    }

    private boolean isPair() {
        byte[] message = {1, 2, 3};
        return KeyRing.isSigned(message, sign(message), publicKey());
    }

    private static void requireHidden(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (!OWNERS.containsAll(permissions)) {
                throw new EvidenceException("others may read the station's key " + file + " (mode "
                        + PosixFilePermissions.toString(permissions) + "); run 'chmod 600 " + file
                        + "', and make a new key if somebody did read it");
            }
        } catch (NoSuchFileException e) {
            throw missing(file, e);
        } catch (IOException | UnsupportedOperationException e) {
            throw new EvidenceException(
                    "the station's key " + file + " lies where it cannot be kept from others: its mode cannot be read",
                    e);
        }
    }

    private static EvidenceException missing(Path file, Exception e) {
        return new EvidenceException(
                "the station's key " + file + " is not there; make one with 'zebrawatch key create " + file + "'", e);
    }
}
