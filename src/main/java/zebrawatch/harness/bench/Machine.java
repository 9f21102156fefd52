package zebrawatch.harness.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What figures depend on.
 *
 * @param processor as it calls itself; empty where the system does not tell
 * @param vectors the instruction sets for vectors that it has
 * @param cores that this process may use
 * @param load how many threads wanted a core in the last minute, others' too, when this was asked
 */
public record Machine(String processor, List<String> vectors, int cores, double load, String java) {
    private static final List<String> VECTORS = List.of("avx", "avx2", "fma", "avx512f", "avx512_vnni", "asimd");

    /** This one. */
    public static Machine here() {
        return new Machine(
                first("model name"),
                Stream.of(first("flags").split(" "))
                        .filter(VECTORS::contains)
                        .sorted()
                        .toList(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                System.getProperty("java.vm.name") + " " + Runtime.version());
    }

    /** Linux tells; elsewhere the figures stand without. */
    private static String first(String key) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
