package zebrawatch.harness.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Kafka in a process of its own, so that a station's figures are its own. */
public final class SoakBroker implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("^Kafka is at (\\S+)$");
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final CommandProcess process;
    private final String bootstrap;

    private SoakBroker(CommandProcess process, String bootstrap) {
        this.process = process;
        this.bootstrap = bootstrap;
    }

    /**
     * Starts it; it answers when this returns.
     *
     * @param command words after {@code java -cp …} that run a broker; {@code --data} and {@code --port} are added
     * @param folder for its data and its log, made if absent
     * @param port 0 for any
     */
    public static SoakBroker start(List<String> command, Path folder, int port) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("--data", folder.resolve("kafka").toString(), "--port", Integer.toString(port)));
        CommandProcess process = CommandProcess.start("the broker", folder.resolve("broker.log"), List.of(), words);
        try {
            return new SoakBroker(process, process.await(READY, LONGEST_START));
        } catch (SoakException e) {
            process.close();
            throw e;
        }
    }

    /** Where clients find it: {@code host:port}. */
    public String bootstrap() {
        return bootstrap;
    }

    /** The part of it behind the colon. */
    public int port() {
        return Integer.parseInt(bootstrap.substring(bootstrap.lastIndexOf(':') + 1));
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
