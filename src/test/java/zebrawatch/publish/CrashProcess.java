package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import zebrawatch.harness.ChildJvm;

/** A JVM of its own with the test's class path, that is killed as a power cut would: without a word. */
final class CrashProcess implements AutoCloseable {
    /** Far beyond what a busy machine takes. */
    private static final Duration ENOUGH = Duration.ofMinutes(2);

    private final Process process;
    private final Path log;
    private final List<String> said = new ArrayList<>();
    private final Thread reader = new Thread(this::read, "what the process says");
    private boolean silent;

    private CrashProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts one.
     *
     * @param folder takes its log
     * @param main what runs in it
     */
    static CrashProcess start(Path folder, Class<?> main, Object... arguments) {
        List<String> options = List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED");
        List<String> words = new ArrayList<>(List.of(main.getName()));
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        try {
            Path log = folder.resolve(main.getSimpleName() + ".log");
            Process process = new ProcessBuilder(ChildJvm.command(options, words))
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            CrashProcess started = new CrashProcess(process, log);
            started.reader.setDaemon(true);
            started.reader.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (said) {
                    said.add(line);
                    said.notifyAll();
                }
            }
        } catch (IOException e) {
            System.err.println("the rest of what the process said is lost: " + e);
        }
        synchronized (said) {
            silent = true;
            said.notifyAll();
        }
    }

    /** Returns when it has said so many lines; fails when it ends before that. */
    void awaitLines(int count) throws InterruptedException {
        long end = System.nanoTime() + ENOUGH.toNanos();
        synchronized (said) {
            while (said.size() < count) {
                long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
                assertThat(silent || millis <= 0)
                        .as(() -> "ended or stuck after %d lines: %s".formatted(said.size(), log()))
                        .isFalse();
                said.wait(millis);
            }
        }
    }

    /** Kills it (SIGKILL) and gives every whole line that it said, once nothing of it is left: it held locks on files. */
    List<String> kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return rest();
    }

    /** Has it end by itself. */
    List<String> end() throws InterruptedException, IOException {
        process.getOutputStream().close();
        assertThat(process.waitFor(ENOUGH.toSeconds(), TimeUnit.SECONDS))
                .as(this::log)
                .isTrue();
        assertThat(process.exitValue()).as(this::log).isZero();
        return rest();
    }

    private List<String> rest() throws InterruptedException {
        reader.join(ENOUGH.toMillis());
        synchronized (said) {
            assertThat(silent).isTrue();
            return List.copyOf(said);
        }
    }

    private String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
