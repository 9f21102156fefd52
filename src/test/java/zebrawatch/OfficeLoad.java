package zebrawatch;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zebrawatch.archive.CaseStore;
import zebrawatch.archive.Database;
import zebrawatch.archive.MediaStore;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.harness.ChildJvm;
import zebrawatch.publish.EmbeddedBroker;
import zebrawatch.publish.Records;
import zebrawatch.scene.CameraId;

/**
 * A day of a city's cases for one office: they lie in Kafka, the office is started, killed (SIGKILL) when it has half of
 * them, and started again. Arguments: cases, pictures a case, least and most bytes a picture, folder.
 */
final class OfficeLoad {
    private static final int CAMERAS = 416;
    private static final List<Snapshot.Kind> KINDS = List.of(Snapshot.Kind.values());
    private static final int AT_ONCE = 50;
    private static final int SEED = 9;
    private static final Duration ENOUGH = Duration.ofMinutes(30);
    private static final Instant TIME = Instant.parse("2026-11-22T00:15:30.240Z");
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+");
    private static final Pattern COUNT = Pattern.compile("\"cases\":(\\d+)");

    private OfficeLoad() {}

    /**
     * What was measured.
     *
     * @param intake from an office's start to its kill and from the next one's start to the last case, without the start of
     *     a JVM and of the database
     * @param files that lie under their digests
     */
    record Result(int cases, long megabytes, Duration intake, CaseStore.Totals totals, long files) {
        double rate() {
            return cases / (intake.toMillis() / 1e3);
        }
    }

    public static void main(String[] args) throws Exception {
        Result result = run(
                Integer.parseInt(args[0]),
                Integer.parseInt(args[1]),
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]),
                Path.of(args[4]));
        System.out.printf(
                "%d cases, %d MB, in %.1f s: %.0f cases a second; %s, %d files%n",
                result.cases(),
                result.megabytes(),
                result.intake().toMillis() / 1e3,
                result.rate(),
                result.totals(),
                result.files());
        boolean isWhole =
                result.totals().cases() == result.cases() && result.totals().media() == result.files();
        System.exit(isWhole ? 0 : 1);
    }

    static Result run(int cases, int pictures, int least, int most, Path folder)
            throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("keys"));
        Files.writeString(folder.resolve("keys/box-07.pem"), Cases.publicPem());
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0)) {
            long bytes = fill(broker.bootstrap(), cases, pictures, least, most);
            Duration intake;
            try (OfficeProcess first = OfficeProcess.start(broker.bootstrap(), folder)) {
                intake = first.awaitCases(cases / 2);
                first.kill();
            }
            try (OfficeProcess second = OfficeProcess.start(broker.bootstrap(), folder)) {
                intake = intake.plus(second.awaitCases(cases));
            }
            return count(cases, bytes >> 20, intake, folder);
        }
    }

    private static long fill(String bootstrap, int cases, int pictures, int least, int most) {
        Random random = new Random(SEED);
        long bytes = 0;
        try (Records records = new Records(bootstrap)) {
            List<SealedCase> together = new ArrayList<>();
            for (int n = 1; n <= cases; n++) {
                List<Snapshot> snapshots = new ArrayList<>();
                for (int p = 0; p < pictures; p++) {
                    byte[] content = new byte[least + random.nextInt(most - least + 1)];
                    random.nextBytes(content);
                    bytes += content.length;
                    snapshots.add(new Snapshot(KINDS.get(p), TIME, content));
                }
                together.add(
                        Cases.sealed(Cases.of("load-" + n, new CameraId("kl-%03d".formatted(n % CAMERAS)), snapshots)));
                if (together.size() == AT_ONCE || n == cases || most > 1 << 20) {
                    records.send(together);
                    together.clear();
                }
            }
        }
        return bytes;
    }

    private static Result count(int cases, long megabytes, Duration intake, Path folder) throws IOException {
        try (Database database = Database.open(Optional.empty(), folder.resolve("office/database"));
                MediaStore media = MediaStore.open(folder.resolve("office/media"))) {
            CaseStore store = new CaseStore(database, media);
            return new Result(cases, megabytes, intake, store.totals(), store.intactMedia());
        }
    }

    /** An office in a process of its own. */
    private record OfficeProcess(Process process, String address) implements AutoCloseable {
        static OfficeProcess start(String bootstrap, Path folder) throws IOException {
            Process process = new ProcessBuilder(ChildJvm.command(
                            List.of("-XX:+UseSerialGC", "-Xmx512m"),
                            List.of(
                                    Main.class.getName(),
                                    "office",
                                    "--bootstrap",
                                    bootstrap,
                                    "--data",
                                    folder.resolve("office").toString(),
                                    "--keys",
                                    folder.resolve("keys").toString(),
                                    "--port",
                                    "0")))
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("office.log").toFile()))
                    .start();
            BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
            Matcher address =
                    ADDRESS.matcher(Optional.ofNullable(lines.readLine()).orElse(""));
            if (!address.find()) {
                throw new IOException("the office did not start: " + Files.readString(folder.resolve("office.log")));
            }
            return new OfficeProcess(process, address.group());
        }

        /** From now until it has so many. */
        Duration awaitCases(int count) throws IOException, InterruptedException {
            long begun = System.nanoTime();
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(address + "/health")).build();
            while (System.nanoTime() - begun < ENOUGH.toNanos()) {
                Matcher cases = COUNT.matcher(client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
                if (cases.find() && Integer.parseInt(cases.group(1)) >= count) {
                    return Duration.ofNanos(System.nanoTime() - begun);
                }
                Thread.sleep(100);
            }
            throw new IOException("the office does not come to " + count + " cases");
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(1, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
