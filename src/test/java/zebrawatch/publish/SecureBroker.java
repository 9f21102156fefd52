package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A real broker as a police network has it: TLS with a certificate of its own, logins by SCRAM-SHA-512, and rights. The user
 * {@link #STATION} has those a station needs, {@link #GUEST} has none.
 */
public final class SecureBroker implements AutoCloseable {
    /** May do what a station does. */
    public static final String STATION = "box-07";

    /** May log in. */
    public static final String GUEST = "guest";

    /** Of both; to be seen nowhere. */
    public static final String PASSWORD = "s3cret-of-the-station";

    private static final String STORE = "changeit";

    private final EmbeddedBroker broker;
    private final int port;
    private final Path folder;

    private SecureBroker(EmbeddedBroker broker, int port, Path folder) {
        this.broker = broker;
        this.port = port;
        this.folder = folder;
    }

    /** Starts one with its data and certificates in a folder. */
    public static SecureBroker start(Path folder) throws Exception {
        makeCertificate(folder, "broker");
        makeCertificate(folder, "stranger");
        int port = EmbeddedBroker.free(0);
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0, settings -> {
            settings.put("listeners", settings.get("listeners") + ",SECURE://127.0.0.1:" + port);
            settings.put("advertised.listeners", settings.get("advertised.listeners") + ",SECURE://127.0.0.1:" + port);
            settings.put(
                    "listener.security.protocol.map",
                    settings.get("listener.security.protocol.map") + ",SECURE:SASL_SSL");
            settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
            settings.put(
                    "listener.name.secure.scram-sha-512.sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required;");
            settings.put("ssl.keystore.type", "PKCS12");
            settings.put("ssl.keystore.location", folder.resolve("broker.p12").toString());
            settings.put("ssl.keystore.password", STORE);
            settings.put("ssl.key.password", STORE);
            settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
            settings.put("super.users", "User:ANONYMOUS");
        });
        SecureBroker secure = new SecureBroker(broker, port, folder);
        secure.letIn();
        return secure;
    }

    private void letIn() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            for (String user : List.of(STATION, GUEST)) {
                admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                                user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), PASSWORD)))
                        .all()
                        .get();
            }
            List<AclBinding> rights = new ArrayList<>();
            rights.add(right(ResourceType.TOPIC, "zebra."));
            rights.add(right(ResourceType.GROUP, "zebrawatch-"));
            rights.add(right(ResourceType.TRANSACTIONAL_ID, STATION));
            rights.add(right(ResourceType.TRANSACTIONAL_ID, "zebrawatch-"));
            admin.createAcls(rights).all().get();
        }
    }

    private static AclBinding right(ResourceType type, String prefix) {
        return new AclBinding(
                new ResourcePattern(type, prefix, PatternType.PREFIXED),
                new AccessControlEntry("User:" + STATION, "*", AclOperation.ALL, AclPermissionType.ALLOW));
    }

    /** Where clients that log in find it. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** Settings of a client that knows the certificate. */
    public Map<String, String> client(String user, String password) {
        return client(user, password, "broker.p12");
    }

    /** Settings of a client that trusts somebody else. */
    public Map<String, String> mistrusting() {
        return client(STATION, PASSWORD, "stranger.p12");
    }

    private Map<String, String> client(String user, String password, String trusted) {
        return Map.of(
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user, password),
                "ssl.truststore.type",
                "PKCS12",
                "ssl.truststore.location",
                folder.resolve("trusts-" + trusted).toString(),
                "ssl.truststore.password",
                STORE);
    }

    private static void makeCertificate(Path folder, String name) throws Exception {
        String store = folder.resolve(name + ".p12").toString();
        String certificate = folder.resolve(name + ".cer").toString();
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=ip:127.0.0.1",
                "-keystore",
                store);
        keytool("-exportcert", "-alias", name, "-file", certificate, "-keystore", store);
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                name,
                "-file",
                certificate,
                "-keystore",
                folder.resolve("trusts-" + name + ".p12").toString());
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", STORE));
        Process keytool = new ProcessBuilder(command)
                .inheritIO()
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(keytool.exitValue()).isZero();
    }

    @Override
    public void close() {
        broker.close();
    }
}
