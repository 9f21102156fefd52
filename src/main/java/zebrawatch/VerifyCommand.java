package zebrawatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zebrawatch.evidence.seal.KeyRing;
import zebrawatch.evidence.verify.Finding;
import zebrawatch.evidence.verify.PackageFolder;
import zebrawatch.evidence.verify.Verification;
import zebrawatch.publish.PackageTopics;

/** Checks that evidence is as it was sealed. */
@Command(
        name = "verify",
        description = "Checks digests, signatures and chains of evidence packages, in folders or straight from Kafka.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:everything is as it was sealed", "1:something is not, or cannot be read", "2:wrong call"})
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", arity = "0..*", description = "a package, or a folder of packages")
    private @Nullable List<Path> folders;

    @Mixin
    private KafkaOptions kafka;

    @Option(
            names = "--key",
            paramLabel = "PEM",
            description = "public keys to trust, as 'key show' prints them (default: each package's own)")
    private @Nullable List<Path> keys;

    @Option(names = "--json", description = "print the findings as JSON")
    private boolean json;

    @Override
    public Integer call() {
        boolean fromKafka = kafka.bootstrap().isPresent();
        if ((folders == null) != fromKafka) {
            throw new ParameterException(spec.commandLine(), "say what to verify: folders, or Kafka with --bootstrap");
        }
        KeyRing trusted = keys == null ? KeyRing.empty() : KeyRing.read(keys);
        Verification verification = new Verification(trusted, fromKafka);
        List<Finding> findings = new ArrayList<>();
        if (folders != null) {
            List<Path> packages = folders.stream()
                    .flatMap(f -> PackageFolder.under(f).stream())
                    .toList();
            try (ProgressBar progress = Bar.of("verify", packages.size(), "packages")) {
                for (Path one : packages) {
                    findings.addAll(verification.check(PackageFolder.read(one)));
                    progress.step();
                }
            }
        } else {
            topics().read(contents -> findings.addAll(verification.check(contents)));
        }
        findings.addAll(verification.chains());
        spec.commandLine().getOut().println(json ? asJson(verification, findings) : asText(verification, findings));
        return findings.isEmpty() ? 0 : 1;
    }

    private PackageTopics topics() {
        try {
            return kafka.packages();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--bootstrap: " + e.getMessage(), e);
        }
    }

    private static String asText(Verification verification, List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        findings.forEach(
                f -> text.append(f.where()).append(": ").append(f.sentence()).append(System.lineSeparator()));
        verification.notes().forEach(note -> text.append("note: ").append(note).append(System.lineSeparator()));
        return text.append(verification.packages())
                .append(" package(s) in ")
                .append(verification.sizes().size())
                .append(" chain(s): ")
                .append(findings.isEmpty() ? "all as they were sealed" : findings.size() + " finding(s)")
                .toString();
    }

    private static String asJson(Verification verification, List<Finding> findings) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode report =
                mapper.createObjectNode().put("sound", findings.isEmpty()).put("packages", verification.packages());
        ObjectNode chains = report.putObject("chains");
        verification.sizes().forEach(chains::put);
        ArrayNode list = report.putArray("findings");
        findings.forEach(f -> list.addObject()
                .put("kind", f.kind().code())
                .put("package", f.where())
                .put("sentence", f.sentence()));
        ArrayNode notes = report.putArray("notes");
        verification.notes().forEach(notes::add);
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }
}
