package zebrawatch.harness.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command of this program in a process of its own, with this process' class path and JVM options. What it says is kept in
 * a file and can be waited for. It goes with whoever started it, unless that is killed.
 */
final class CommandProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandProcess.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(40);
    private static final long POLL_MILLIS = 20;

    private final String name;
    private final Path log;
    private final Process process;
    private final Thread hook;
    private final List<Said> said = new ArrayList<>();

    /** A line that the process wrote, and when it was read. */
    record Said(Instant time, String line) {}

    private CommandProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        this.hook = new Thread(process::destroy, "ends " + name);
    }

    /**
     * Starts a command.
     *
     * @param name what it is called in messages
     * @param log takes what it says, a file that is made anew
     * @param options of the JVM, beside this one's
     * @param words the class to run and its arguments
     */
    static CommandProcess start(String name, Path log, List<String> options, List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ownOptions().toList());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(words);
        try {
            CommandProcess started = new CommandProcess(
                    name,
                    log,
                    new ProcessBuilder(command).redirectErrorStream(true).start());
            Runtime.getRuntime().addShutdownHook(started.hook);
            Thread listening = new Thread(started::listen, "hears " + name);
            listening.setDaemon(true);
            listening.start();
            return started;
        } catch (IOException e) {
            throw new SoakException(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Agents and debuggers are this process' own affair, and so is where it logs. */
    private static Stream<String> ownOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X") || option.startsWith("-D") || option.startsWith("--"))
                .filter(option -> !option.startsWith("-Xlog") && !option.startsWith("-Xrun"));
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
                BufferedWriter kept = Files.newBufferedWriter(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (said) {
                    said.add(new Said(Instant.now(), line));
                }
                kept.write(line);
                kept.newLine();
                kept.flush();
            }
        } catch (IOException e) {
            LOG.debug("{} says no more", name, e);
        }
    }

    /** What it said since {@code since} that has {@code pattern} in it, the earliest first. */
    List<Said> said(Instant since, Pattern pattern) {
        synchronized (said) {
            return said.stream()
                    .filter(s -> !s.time().isBefore(since)
                            && pattern.matcher(s.line()).find())
                    .toList();
        }
    }

    /**
     * Waits until it has said something.
     *
     * @return the first group of the pattern
     * @throws SoakException if it ends before or is silent for so long
     */
    String await(Pattern pattern, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < end) {
            boolean over = !process.isAlive();
            Optional<Said> found = said(Instant.EPOCH, pattern).stream().findFirst();
            if (found.isPresent()) {
                Matcher matcher = pattern.matcher(found.get().line());
                return matcher.find() && matcher.groupCount() > 0 ? matcher.group(1) : "";
            }
            if (over) {
                throw new SoakException(name + " has ended by itself: " + lastWords());
            }
            sleep();
        }
        throw new SoakException(name + " does not get ready within " + longest.toSeconds() + " s, see " + log);
    }

    private static void sleep() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SoakException("interrupted", e);
        }
    }

    private String lastWords() {
        synchronized (said) {
            return said.isEmpty()
                    ? "it said nothing"
                    : said.get(said.size() - 1).line();
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Path log() {
        return log;
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        join();
    }

    private boolean join() {
        try {
            return process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks it to end and waits; kills it if it does not. */
    @Override
    public void close() {
        process.destroy();
        if (!join()) {
            LOG.warn("{} does not end and is killed, see {}", name, log);
            process.destroyForcibly();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("this program is ending itself", e);
        }
    }
}
