package zebrawatch.harness.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What Linux tells of a process ({@code man 5 proc}).
 *
 * @param cpu processor time of all its threads, those that have ended included, seconds
 * @param resident memory, megabytes
 * @param threads that live
 */
public record ProcessFigures(double cpu, double resident, List<Task> threads) {
    /** Of {@code /proc/PID/stat}; 100 everywhere on Linux, whatever the kernel's own clock. */
    private static final double TICKS_A_SECOND = 100;

    /** Fields behind the name in parentheses. */
    private static final int USER_TICKS = 11;

    private static final int SYSTEM_TICKS = 12;

    /**
     * A thread.
     *
     * @param name its first 15 bytes
     * @param cpu processor time, seconds
     */
    public record Task(String name, double cpu) {

        /** Whose work it does. */
        String group() {
            if (name.startsWith("reads ")) {
                return "reading cameras";
            } else if (name.startsWith("line ")) {
                return "cameras' lines";
            } else if (name.startsWith("detector ")) {
                return "detector";
            } else if (name.contains("Compiler")) {
                return "JVM's compilers";
            } else if (name.startsWith("VM Thread") || name.startsWith("GC ") || name.startsWith("G1 ")) {
                return "JVM's collector";
            } else if (name.startsWith("kafka-") || name.startsWith("publisher")) {
                return "Kafka's clients";
            }
            return "all else";
        }

        /** Whether it belongs to a single camera. */
        boolean isOfACamera() {
            return name.startsWith("reads ") || name.startsWith("line ");
        }
    }

    public ProcessFigures {
        threads = List.copyOf(threads);
    }

    /** @throws SoakException if there is no such process, or this is not Linux */
    static ProcessFigures of(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            return new ProcessFigures(
                    thread(process.resolve("stat")).cpu(), resident(process), threads(process.resolve("task")));
        } catch (IOException | UncheckedIOException e) {
            throw new SoakException("process " + pid + " is not in /proc; soak measures on Linux, while it runs", e);
        }
    }

    /** Processor time by whose work it is, seconds. */
    Map<String, Double> groups() {
        Map<String, Double> groups = new TreeMap<>();
        threads.forEach(t -> groups.merge(t.group(), t.cpu(), Double::sum));
        return groups;
    }

    /** Threads that belong to a single camera. Those of native libraries bear the name of whoever loaded the library. */
    int cameraThreads() {
        return (int) threads.stream()
                .filter(Task::isOfACamera)
                .map(Task::name)
                .distinct()
                .count();
    }

    private static double resident(Path process) throws IOException {
        return Files.readAllLines(process.resolve("status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static List<Task> threads(Path tasks) throws IOException {
        List<Task> threads = new ArrayList<>();
        try (Stream<Path> all = Files.list(tasks)) {
            for (Path task : all.toList()) {
                try {
                    threads.add(thread(task.resolve("stat")));
                } catch (IOException endedMeanwhile) {
                    // it is not among those that live
                }
            }
        }
        return threads;
    }

    private static Task thread(Path stat) throws IOException {
        String line = Files.readString(stat);
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        String[] fields = line.substring(close + 2).split(" ", -1);
        double ticks = Double.parseDouble(fields[USER_TICKS]) + Double.parseDouble(fields[SYSTEM_TICKS]);
        return new Task(line.substring(open + 1, close), ticks / TICKS_A_SECOND);
    }
}
