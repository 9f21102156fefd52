package zebrawatch.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIT {
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static KeyStore keys;
    private static Path pkcs12;

    @BeforeAll
    static void makeAKey() throws IOException, InterruptedException, GeneralSecurityException {
        pkcs12 = folder.resolve("office.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "office",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        pkcs12.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(pkcs12)) {
            keys.load(in, PASSWORD.toCharArray());
        }
    }

    @Test
    void aPkcs12FileEncryptsThePagesAndTheCookieStaysSecret() throws Exception {
        serves(new Tls(pkcs12, Optional.empty(), Optional.of(PASSWORD)));
    }

    @Test
    void aCertificateAndAKeyInPemFilesDoTheSame() throws Exception {
        Path certificate =
                pem("office.pem", "CERTIFICATE", keys.getCertificate("office").getEncoded());
        Path key = pem(
                "office.key",
                "PRIVATE KEY",
                keys.getKey("office", PASSWORD.toCharArray()).getEncoded());
        serves(new Tls(certificate, Optional.of(key), Optional.empty()));
    }

    @Test
    void filesThatCannotBeUsedAreOneSentence() throws Exception {
        Path certificate =
                pem("fine.pem", "CERTIFICATE", keys.getCertificate("office").getEncoded());
        fails(new Tls(pkcs12, Optional.empty(), Optional.of("wrong")), "office.p12 cannot be read as a PKCS#12 file");
        fails(new Tls(certificate, Optional.empty(), Optional.empty()), "a PEM file needs tls.key beside it");
        fails(new Tls(certificate, Optional.of(certificate), Optional.empty()), "holds no unencrypted PKCS#8 key");
        fails(
                new Tls(folder.resolve("absent.pem"), Optional.of(certificate), Optional.empty()),
                "absent.pem cannot be read");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing");
        fails(new Tls(empty, Optional.of(empty), Optional.empty()), "empty.pem");
        assertThat(new Tls(pkcs12, Optional.empty(), Optional.of("wrong")).toString())
                .doesNotContain("wrong");
    }

    private static void serves(Tls tls) throws Exception {
        try (TestOffice office = TestOffice.open(Optional.of(tls), o -> List.of())) {
            assertThat(office.address()).startsWith("https://localhost:");
            HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build();
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(office.address() + "/set-up"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                    .matches("__Host-zebrawatch=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict; Secure");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        }
    }

    private static void fails(Tls tls, String sentence) {
        assertThatThrownBy(tls::open).isInstanceOf(PageException.class).hasMessageContaining(sentence);
    }

    private static SSLContext trusting() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("office", keys.getCertificate("office"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static Path pem(String name, String what, byte[] bytes) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + what
                        + "-----\n");
    }
}
