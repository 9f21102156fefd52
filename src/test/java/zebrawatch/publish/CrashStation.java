package zebrawatch.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import zebrawatch.evidence.seal.Sealer;
import zebrawatch.evidence.seal.StationKey;
import zebrawatch.meters.PublishMeters;
import zebrawatch.meters.Scrape;

/**
 * A process that makes cases as a station does, to be killed. Writes the id of each case to standard output once the sink
 * has accepted it; ends in an orderly way when its standard input ends.
 */
final class CrashStation {
    static final String STATION = "box-07";
    private static final Duration CLOSING = Duration.ofMinutes(2);

    private CrashStation() {}

    /**
     * Arguments: bootstrap, spool, key file, number of the run, whose cases get names of their own, and the longest pause
     * between two of them in milliseconds.
     */
    public static void main(String[] args) throws InterruptedException {
        int run = Integer.parseInt(args[3]);
        int longestPause = Integer.parseInt(args[4]);
        CountDownLatch ending = new CountDownLatch(1);
        Thread listening = new Thread(() -> awaitEndOfInput(ending), "listening");
        listening.setDaemon(true);
        listening.start();
        try (KafkaSink sink = open(args[0], Path.of(args[1]), Path.of(args[2]))) {
            Random pauses = new Random(run);
            int number = 0;
            while (!ending.await(pauses.nextInt(longestPause), TimeUnit.MILLISECONDS)) {
                String id = CrashCases.id(run, ++number);
                sink.accept(CrashCases.of(id));
                System.out.println(id);
            }
        }
    }

    static KafkaSink open(String bootstrap, Path spool, Path key) {
        return KafkaSink.open(
                KafkaSettings.of(bootstrap, STATION, spool).withClosing(CLOSING),
                new Sealer(STATION, StationKey.read(key)),
                new PublishMeters(new Scrape().registry()));
    }

    static void awaitEndOfInput(CountDownLatch ended) {
        try {
            while (System.in.read() >= 0) {
                // nobody has anything to say
            }
        } catch (IOException e) {
            System.err.println(e);
        }
        ended.countDown();
    }
}
