package zebrawatch.publish;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A broker in a process of its own, to be killed. Says when it answers; ends in an orderly way when its input ends. */
final class CrashBroker {
    /** A broker that comes back is let in when the one before it was silent for so long. */
    private static final Map<String, String> HURRY =
            Map.of("broker.session.timeout.ms", "700", "broker.heartbeat.interval.ms", "200");

    private CrashBroker() {}

    /** Arguments: folder, port. */
    public static void main(String[] args) {
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]), s -> s.putAll(HURRY))) {
            System.out.println(broker.bootstrap());
            CrashStation.awaitEndOfInput(new CountDownLatch(1));
        }
    }
}
