package zebrawatch;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import zebrawatch.publish.Deletion;
import zebrawatch.publish.SpoolDelivery;
import zebrawatch.publish.SpoolEntry;
import zebrawatch.publish.SpoolFolder;

/** What a station has on its disk. */
@Command(
        name = "spool",
        description = "What a station has on its disk: cases that wait for Kafka, and packages that are kept after they"
                + " were sent. The station may be running.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false)
final class SpoolCommand {
    private static final String CASE = "%-44s %-14s %-20s %-8s %9s  %-20s %s%n";
    private static final String DELETED = "%-44s %-14s %-20s %-20s %-9s %s%n";
    private static final int KB = 1000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--spool",
            paramLabel = "DIR",
            defaultValue = "zebrawatch-data/spool",
            scope = ScopeType.INHERIT,
            description = "the spool's folder, 'spool' below the station's --data (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Command(
            name = "list",
            description = "Every package in the spool, and how far it is; or those that were deleted, when and why.",
            mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--deleted", description = "what was deleted instead of what is there") boolean deleted,
            @Option(names = "--json", description = "print JSON instead of a table") boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        try (SpoolFolder spool = SpoolFolder.open(folder)) {
            if (deleted) {
                List<Deletion> deletions = spool.deletions(Instant.EPOCH);
                if (json) {
                    out.println(deletedJson(deletions));
                } else {
                    printDeleted(deletions, out);
                }
            } else {
                List<SpoolEntry> entries = spool.entries();
                if (json) {
                    out.println(json(entries));
                } else {
                    print(entries, out);
                }
            }
        }
        out.flush();
        return 0;
    }

    @Command(
            name = "resend",
            description =
                    "Marks cases to be sent again. A running station sends them within seconds, one that starts at its"
                            + " start; with --bootstrap they are sent now, if no station has the spool open. Who reads cases"
                            + " drops those it knows.",
            mixinStandardHelpOptions = true)
    int resend(
            @Parameters(paramLabel = "ID", arity = "0..*", description = "of the cases") @Nullable List<String> ids,
            @Option(names = "--all", description = "every package that is there") boolean all,
            @Option(
                            names = "--since",
                            paramLabel = "TIME",
                            description = "those sent since then, such as 2026-11-22T08:00:00Z, and those refused")
                    @Nullable
                    Instant since,
            @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "send them now, to this Kafka")
                    @Nullable
                    String bootstrap,
            @Mixin ClientOption client) {
        if ((ids == null ? 0 : 1) + (all ? 1 : 0) + (since == null ? 0 : 1) != 1) {
            throw new ParameterException(spec.commandLine(), "say which cases: IDs, --since or --all");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (SpoolFolder spool = SpoolFolder.open(folder)) {
            int marked = ids != null
                    ? spool.resend(ids)
                    : spool.resendSince(Optional.ofNullable(since).orElse(Instant.EPOCH));
            out.println(marked + " case(s) to be sent again");
            out.flush();
        }
        if (bootstrap != null) {
            out.println(send(bootstrap, client) + " case(s) sent");
            out.flush();
        }
        return 0;
    }

    private int send(String bootstrap, ClientOption client) {
        try (SpoolDelivery delivery = SpoolDelivery.open(folder, bootstrap, client.settings());
                ProgressBar progress = Bar.of("resend", delivery.waiting(), "cases")) {
            int sent = 0;
            while (delivery.sendNext().isPresent()) {
                sent++;
                progress.step();
            }
            return sent;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--bootstrap: " + e.getMessage(), e);
        }
    }

    private static void print(List<SpoolEntry> entries, PrintWriter out) {
        out.printf(CASE, "CASE", "CAMERA", "TIME", "STATE", "KB", "SENT", "");
        for (SpoolEntry entry : entries) {
            out.printf(
                    CASE,
                    entry.id(),
                    entry.camera().orElse("?"),
                    written(entry.time()),
                    entry.state().code(),
                    entry.bytes() / KB,
                    written(entry.sent()),
                    entry.refused().orElse(""));
        }
        long bytes = entries.stream().mapToLong(SpoolEntry::bytes).sum();
        long unsent = entries.stream().filter(e -> e.sent().isEmpty()).count();
        out.printf("%d package(s), %d MB, %d of them not in Kafka%n", entries.size(), bytes / KB / KB, unsent);
    }

    private static void printDeleted(List<Deletion> deletions, PrintWriter out) {
        out.printf(DELETED, "CASE", "CAMERA", "TIME", "DELETED", "REASON", "SHA-256");
        for (Deletion deletion : deletions) {
            out.printf(
                    DELETED,
                    deletion.id(),
                    deletion.camera().orElse("?"),
                    written(deletion.time()),
                    written(Optional.of(deletion.deleted())),
                    deletion.reason().code(),
                    deletion.sha256());
        }
        out.printf("%d package(s) deleted%n", deletions.size());
    }

    private static String written(Optional<Instant> time) {
        return time.map(t -> t.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("-");
    }

    private static String json(List<SpoolEntry> entries) {
        ArrayNode list = new JsonMapper().createArrayNode();
        for (SpoolEntry entry : entries) {
            list.addObject()
                    .put("id", entry.id())
                    .put("camera", entry.camera().orElse(null))
                    .put("time", text(entry.time()))
                    .put("state", entry.state().code())
                    .put("bytes", entry.bytes())
                    .put("kept", entry.kept().toString())
                    .put("sent", text(entry.sent()))
                    .put("refused", entry.refused().orElse(null));
        }
        return list.toPrettyString();
    }

    private static String deletedJson(List<Deletion> deletions) {
        ArrayNode list = new JsonMapper().createArrayNode();
        for (Deletion deletion : deletions) {
            list.addObject()
                    .put("id", deletion.id())
                    .put("camera", deletion.camera().orElse(null))
                    .put("time", text(deletion.time()))
                    .put("sha256", deletion.sha256())
                    .put("bytes", deletion.bytes())
                    .put("sent", deletion.sent().toString())
                    .put("deleted", deletion.deleted().toString())
                    .put("reason", deletion.reason().code());
        }
        return list.toPrettyString();
    }

    private static @Nullable String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}
