package zebrawatch.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Node's package manager, which carries the published weights with a checksum of each package. */
final class Npm {
    private final String program;

    /** @param program the command to run: {@code npm}, or where it lies */
    Npm(String program) {
        this.program = program;
    }

    /**
     * Fetches what {@code package-lock.json} in a folder names; no script of any package is run.
     *
     * @throws DetectException if npm is missing or fails, with its last word
     */
    void install(Path folder) {
        run(folder, program, "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    }

    /**
     * Fetches one package without what it depends on and unpacks it: its files lie in {@code package/} of the folder.
     *
     * @throws DetectException if npm is missing or fails, with its last word
     */
    void unpack(String npmPackage, String version, Path folder) {
        run(folder, program, "pack", npmPackage + "@" + version, "--ignore-scripts");
        try (Stream<Path> files = Files.list(folder)) {
            Path archive = files.filter(file -> file.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow(() -> new DetectException("npm left no archive in " + folder));
            run(folder, "tar", "-xzf", archive.getFileName().toString());
        } catch (IOException e) {
            throw new DetectException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void run(Path folder, String... command) {
        String output;
        int status;
        try {
            Process npm = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            npm.getOutputStream().close();
            output = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            status = npm.waitFor();
        } catch (IOException e) {
            throw new DetectException(
                    "npm was not found; install Node.js with npm (Debian: apt-get install npm), it fetches the weights",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DetectException("fetching the weights was interrupted", e);
        }
        if (status != 0) {
            throw new DetectException("npm could not fetch the weights into " + folder + ": " + lastError(output));
        }
    }

    /** The last line that tells something: npm ends with where its log lies. */
    private static String lastError(String output) {
        List<String> lines = output.lines()
                .map(line -> line.replaceFirst("^npm (error|ERR!)", "").strip())
                .filter(line -> !line.isEmpty() && !line.contains("complete log of this run"))
                .filter(line -> !line.endsWith("-debug-0.log"))
                .toList();
        return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    }
}
