package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.evidence.verify.PackageContents;
import zebrawatch.meters.PublishMeters;
import zebrawatch.meters.Scrape;
import zebrawatch.publish.EmbeddedBroker;
import zebrawatch.publish.KafkaSettings;
import zebrawatch.publish.KafkaSink;
import zebrawatch.publish.PackageTopics;
import zebrawatch.publish.SpoolLimits;

/** The command about a station's disk, beside a running station and without one. */
@Timeout(300)
class SpoolCommandIT {
    @TempDir
    private Path folder;

    private record Outcome(int exit, String out, String err) {}

    @Test
    void casesAreListedAndSentAgain() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0)) {
            KafkaSettings settings = settings(broker.bootstrap());
            try (KafkaSink sink = open(settings)) {
                sink.accept(Cases.of("c-1", 1_000));
                sink.accept(Cases.of("c-2", 1_000));
                awaitState("sent", "sent");
                assertThat(run("resend", "c-2").out()).isEqualToNormalizingNewlines("1 case(s) to be sent again\n");
                awaitEvents(broker, 3);
                awaitState("sent", "sent");
                Outcome busy = run("resend", "--all", "--bootstrap", broker.bootstrap());
                assertThat(busy.exit()).isEqualTo(1);
                assertThat(busy.err()).contains("another program has it open");
                awaitEvents(broker, 5);
                awaitState("sent", "sent");
            }
            Outcome alone = run("resend", "--since", "2026-01-01T00:00:00Z", "--bootstrap", broker.bootstrap());
            assertThat(alone.out()).isEqualToNormalizingNewlines("2 case(s) to be sent again\n2 case(s) sent\n");
            awaitEvents(broker, 7);
            assertThat(run("list").out())
                    .containsPattern("c-1 +kl-012 +2026-11-22T00:15:30Z +sent +[0-9]+ +20")
                    .contains("2 package(s), 0 MB, 0 of them not in Kafka");
            JsonNode first = list().get(0);
            assertThat(first.get("id").textValue()).isEqualTo("c-1");
            assertThat(first.get("bytes").longValue()).isGreaterThan(4_000);
            assertThat(first.get("refused").isNull()).isTrue();
        }
    }

    @Test
    void whatWasDeletedIsListed() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0)) {
            KafkaSettings settings = settings(broker.bootstrap())
                    .withLimits(new SpoolLimits(50_000_000, Duration.ZERO, Duration.ofDays(30)));
            try (KafkaSink sink = open(settings)) {
                sink.accept(Cases.of("c-1", 1_000));
            }
            assertThat(list()).isEmpty();
            assertThat(run("list", "--deleted").out())
                    .containsPattern("c-1 +kl-012 +2026-11-22T00:15:30Z +20[^ ]+ +keep_time +[0-9a-f]{64}")
                    .contains("1 package(s) deleted");
            JsonNode deleted =
                    new JsonMapper().readTree(run("list", "--deleted", "--json").out());
            assertThat(deleted.get(0).get("reason").textValue()).isEqualTo("keep_time");
            assertThat(Instant.parse(deleted.get(0).get("deleted").textValue()))
                    .isAfterOrEqualTo(Instant.parse(deleted.get(0).get("sent").textValue()));
        }
    }

    @Test
    void whatCannotBeIsOneSentence() throws IOException {
        Path none = Files.createDirectory(folder.resolve("none"));
        assertThat(Main.commandLine().execute("spool", "resend", "--spool", none.toString()))
                .isEqualTo(2);
        Outcome nothing = run("list");
        assertThat(nothing.exit()).isEqualTo(1);
        assertThat(nothing.err()).contains("there is no spool in " + folder.resolve("spool"));
    }

    private KafkaSettings settings(String bootstrap) {
        return KafkaSettings.of(bootstrap, "box-07", folder.resolve("spool")).withClosing(Duration.ofMinutes(1));
    }

    private static KafkaSink open(KafkaSettings settings) {
        return KafkaSink.open(settings, Cases.sealer("box-07"), new PublishMeters(new Scrape().registry()));
    }

    private void awaitState(String... states) throws Exception {
        List<String> there = new ArrayList<>();
        while (!there.equals(List.of(states))) {
            Thread.sleep(50);
            there.clear();
            list().forEach(entry -> there.add(entry.get("state").textValue()));
        }
    }

    /** Those sent twice come twice to who does not drop them. */
    private static void awaitEvents(EmbeddedBroker broker, int count) throws InterruptedException {
        List<PackageContents> packages = new ArrayList<>();
        while (EventCount.of(broker.bootstrap()) < count) {
            Thread.sleep(50);
        }
        new PackageTopics(broker.bootstrap(), "zebra.violations", "zebra.snapshots", Map.of()).read(packages::add);
        assertThat(packages).extracting(PackageContents::name).containsExactly("c-1", "c-2");
    }

    private JsonNode list() throws IOException {
        return new JsonMapper().readTree(run("list", "--json").out());
    }

    private Outcome run(String command, String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("spool", command, "--spool", folder.resolve("spool").toString()));
        all.addAll(List.of(arguments));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(out));
        commands.setErr(new PrintWriter(err));
        int exit = commands.execute(all.toArray(String[]::new));
        return new Outcome(exit, out.toString(), err.toString());
    }
}
