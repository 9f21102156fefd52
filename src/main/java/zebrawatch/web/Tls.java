package zebrawatch.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * What the office shows to prove that it is the office.
 *
 * @param certificate a PEM file with the certificate and those that signed it; or a PKCS#12 file, which has the key too
 * @param key a PEM file with the unencrypted PKCS#8 key; empty for a PKCS#12 file
 * @param password of the PKCS#12 file
 */
public record Tls(Path certificate, Optional<Path> key, Optional<String> password) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

    /** Hides the password. */
    @Override
    public String toString() {
        return "TLS with " + certificate;
    }

    /**
     * Reads the files.
     *
     * @throws PageException in one sentence, if they cannot be used
     */
    SslContextFactory.Server open() {
        char[] secret = password.orElse("").toCharArray();
        KeyStore keys = key.isPresent() ? pem(key.get(), secret) : pkcs12(secret);
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setKeyStore(keys);
        factory.setKeyStorePassword(new String(secret));
        return factory;
    }

    private KeyStore pkcs12(char[] secret) {
        try (InputStream in = Files.newInputStream(certificate)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, secret);
            if (keys.size() == 0) {
                throw new PageException(certificate + " holds no key");
            }
            return keys;
        } catch (IOException | GeneralSecurityException e) {
            throw new PageException(
                    certificate
                            + " cannot be read as a PKCS#12 file with tls.password; a PEM file needs tls.key beside it",
                    e);
        }
    }

    private KeyStore pem(Path keyFile, char[] secret) {
        try {
            Certificate[] chain = chain();
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, secret);
            keys.setKeyEntry("office", privateKey(keyFile), secret, chain);
            return keys;
        } catch (IOException | GeneralSecurityException e) {
            throw new PageException(
                    "TLS cannot use the certificate in " + certificate + " with the key in " + keyFile, e);
        }
    }

    private Certificate[] chain() throws GeneralSecurityException {
        try (InputStream in = new ByteArrayInputStream(read(certificate))) {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(new Certificate[0]);
            if (chain.length == 0) {
                throw new PageException(certificate + " holds no certificate (BEGIN CERTIFICATE)");
            }
            return chain;
        } catch (IOException e) {
            throw new PageException(certificate + " cannot be read", e);
        }
    }

    private static Key privateKey(Path file) throws IOException {
        Matcher pem = KEY.matcher(new String(read(file), StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw new PageException(file
                    + " holds no unencrypted PKCS#8 key (BEGIN PRIVATE KEY); openssl pkcs8 -topk8 -nocrypt makes one");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (InvalidKeySpecException e) {
                // a key of another algorithm
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has " + algorithm, e);
            }
        }
        throw new PageException(file + " holds a key that is neither EC, RSA nor Ed25519");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new PageException(file + " cannot be read", e);
        }
    }
}
