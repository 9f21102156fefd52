package zebrawatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zebrawatch.detect.Weights;
import zebrawatch.evidence.EvidenceSettings;
import zebrawatch.evidence.print.CasePrint;
import zebrawatch.evidence.seal.KeyRing;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.evidence.verify.Finding;
import zebrawatch.evidence.verify.PackageFolder;
import zebrawatch.evidence.verify.Verification;

/** Prints a case for the file. */
@Command(
        name = "print",
        description = "Prints an evidence package on one page (PDF, A4) and says on it whether it is as it was sealed.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PrintCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CASE_DIR", description = "a package")
    private Path folder;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "case.pdf",
            description = "where the page goes (default: ${DEFAULT-VALUE})")
    private Path out;

    @Option(names = "--key", paramLabel = "PEM", description = "public keys to trust (default: the package's own)")
    private @Nullable List<Path> keys;

    @Mixin
    private ModelsOption models;

    @Override
    public Integer call() {
        SealedCase sealed = PackageFolder.load(folder);
        KeyRing trusted = keys == null ? KeyRing.empty() : KeyRing.read(keys);
        List<String> findings = new Verification(trusted, false)
                .check(PackageFolder.read(folder)).stream()
                        .map(Finding::sentence)
                        .toList();
        byte[] pdf = new CasePrint(
                        Weights.in(models.folder()).font(),
                        EvidenceSettings.standard().zone())
                .pdf(sealed, findings);
        try {
            Files.write(out, pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    new IOException("the page " + out + " cannot be written; choose a folder I may write to", e));
        }
        findings.forEach(f -> spec.commandLine().getErr().println("not as it was sealed: " + f));
        spec.commandLine().getOut().println(out);
        return findings.isEmpty() ? 0 : 1;
    }
}
