package zebrawatch.evidence.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.evidence.ClockReading;
import zebrawatch.meters.ClockMeters;

/**
 * Knows how right this machine's clock is: asks NTP servers now and then, on a thread of its own. Where several answer, the
 * one in the middle is believed, so that one liar among three does no harm. Any thread may ask.
 */
public final class StationClock implements Supplier<ClockReading>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StationClock.class);

    private final ClockSettings settings;
    private final ClockMeters meters;
    private final Thread asking = new Thread(this::ask, "clock");
    private volatile ClockReading newest;
    /** Whether the last question was answered; whoever asks first, or the thread that asks on. */
    private boolean answered = true;

    private StationClock(ClockSettings settings, ClockMeters meters) {
        this.settings = settings;
        this.meters = meters;
        this.newest = ClockReading.unknown(settings.servers().isEmpty() ? "no NTP server is set" : "not asked yet");
    }

    /** Asks once, then goes on asking. */
    public static StationClock start(ClockSettings settings, ClockMeters meters) {
        StationClock clock = new StationClock(settings, meters);
        if (!settings.servers().isEmpty()) {
            clock.measure();
            clock.asking.setDaemon(true);
            clock.asking.start();
        }
        return clock;
    }

    /** What was last measured, or why nothing is known. */
    @Override
    public ClockReading get() {
        ClockReading reading = newest;
        boolean stale = reading.measured()
                .map(measured -> Duration.between(measured, Instant.now()).compareTo(settings.valid()) > 0)
                .orElse(false);
        return stale ? silent() : reading;
    }

    @Override
    public void close() {
        asking.interrupt();
    }

    private void ask() {
        try {
            while (true) {
                Thread.sleep(settings.every().toMillis());
                measure();
            }
        } catch (InterruptedException closed) {
            LOG.debug("the clock is asked no more", closed);
        }
    }

    private void measure() {
        List<ClockReading> answers = settings.servers().stream()
                .map(server -> new NtpServer(server, settings.patience()).ask())
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(r -> r.offset().orElseThrow()))
                .toList();
        if (!answers.isEmpty()) {
            newest = answers.get((answers.size() - 1) / 2);
        } else if (newest.offset().isEmpty()) {
            newest = silent();
        }
        meters.offset(get().offset());
        if (answers.isEmpty() == answered) {
            answered = !answers.isEmpty();
            String servers = String.join(", ", settings.servers());
            if (answered) {
                LOG.info("NTP answers again ({})", servers);
            } else {
                LOG.warn("no NTP server answers ({}); the last answer holds for {}", servers, settings.valid());
            }
        }
    }

    private ClockReading silent() {
        return ClockReading.unknown("no answer from " + String.join(", ", settings.servers()));
    }
}
