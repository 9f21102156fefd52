package zebrawatch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import zebrawatch.archive.Intake;
import zebrawatch.config.OfficeFile;
import zebrawatch.config.OfficeSettings;
import zebrawatch.detect.Weights;
import zebrawatch.evidence.EvidenceSettings;
import zebrawatch.publish.TopicSettings;
import zebrawatch.web.FrontDoor;

/** Takes cases in until it is told to stop. */
@Command(
        name = "office",
        description = "Takes cases from Kafka into the office's database and media folder, verified and each once.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "What the command line leaves open is taken from the file (bootstrap, kafka, data, database, keys, address, "
                    + "port, tls, session, keep_days, review, board). Cases of stations whose public key is not among the keys go into quarantine; add the "
                    + "key and start the office again, and they are taken out of it."
        })
final class OfficeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", description = "the office's file, such as office.yaml")
    private @Nullable Path config;

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "where Kafka is")
    private @Nullable String bootstrap;

    @Mixin
    private ClientOption client;

    @Option(names = "--data", paramLabel = "DIR", description = "where media and database go (default: office-data)")
    private @Nullable Path data;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "jdbc:postgresql://HOST/NAME?user=USER, the password from PGPASSFILE or ~/.pgpass "
                    + "(default: a server of its own in the data folder)")
    private @Nullable String database;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "the stations' public keys, a NAME.pem each (default: keys in the data folder)")
    private @Nullable Path keys;

    @Option(
            names = "--address",
            paramLabel = "HOST",
            description = "its pages listen on, 0.0.0.0 for all networks (default: 127.0.0.1, this machine alone)")
    private @Nullable String address;

    @Option(names = "--port", paramLabel = "PORT", description = "of its pages, 0 for any (default: 8090)")
    private @Nullable Integer port;

    @Option(
            names = "--keep-days",
            paramLabel = "DAYS",
            description = "then cases are deleted, 30 or more (default: 90)")
    private @Nullable Integer keepDays;

    @Mixin
    private ModelsOption models;

    @Override
    public Integer call() throws InterruptedException {
        Office.Settings settings = settings();
        try (Office office = Office.start(settings)) {
            Runtime.getRuntime().addShutdownHook(new Thread(office::close, "ends the office"));
            PrintWriter out = spec.commandLine().getOut();
            out.println("office takes cases in, " + office.trusted() + " station key(s) trusted, its pages are at "
                    + office.address() + "; Ctrl-C ends it");
            office.setUpCode()
                    .ifPresent(code -> out.println("There is no account yet. Make the first administrator at "
                            + office.address() + "/set-up with the set-up code " + code));
            if (settings.door().isExposed()) {
                out.println(
                        "The pages are not encrypted: whoever listens on the network sees passwords; set tls in office.yaml");
            }
            out.flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private Office.Settings settings() {
        OfficeSettings file = config == null ? OfficeSettings.standard() : OfficeFile.read(config);
        String kafka = Optional.ofNullable(bootstrap)
                .or(file::bootstrap)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--bootstrap is missing, and bootstrap in --config: Kafka's address, host:port"));
        Map<String, String> clients = new HashMap<>(file.kafka());
        clients.putAll(client.settings());
        Path folder = data != null ? data : file.data();
        int days = keepDays != null ? keepDays : file.keepDays();
        long least = TopicSettings.LEAST_RETENTION.toDays();
        if (days < least) {
            throw new ParameterException(
                    spec.commandLine(), "--keep-days: expected " + least + " or more, got " + days);
        }
        return new Office.Settings(
                intake(kafka, clients, Duration.ofDays(days)),
                folder,
                Optional.ofNullable(database).or(file::database),
                Optional.ofNullable(keys).or(file::keys).orElseGet(() -> folder.resolve("keys")),
                models.folder(),
                file.sessions(),
                new FrontDoor.Settings(
                        address != null ? address : file.address(),
                        port != null ? port : file.port(),
                        file.tls(),
                        Optional.of(Weights.in(models.folder()).font()),
                        EvidenceSettings.standard().zone()),
                file.review(),
                file.firstIssue());
    }

    private Intake.Settings intake(String kafka, Map<String, String> clients, Duration keep) {
        try {
            return new Intake.Settings(kafka, clients, keep);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--bootstrap: " + e.getMessage(), e);
        }
    }
}
