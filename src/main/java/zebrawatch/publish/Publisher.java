package zebrawatch.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.meters.PublishMeters;
import zebrawatch.meters.PublishMeters.Result;

/**
 * Sends what waits in a spool, oldest first, on a thread of its own; tries again for as long as the broker is away or the
 * disk in trouble. What goes wrong is said when it begins and when it is over.
 */
final class Publisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Somebody outside may have marked cases to be sent again. */
    private static final long LOOK_MILLIS = 2_000;

    private final KafkaSettings settings;
    private final Spool spool;
    private final SpoolAlarm alarm;
    private final PublishMeters meters;
    private final Runnable nowAndThen;
    private final Semaphore news = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "publisher");
    private volatile long deadline;
    private Duration pause = SHORTEST_PAUSE;
    private @Nullable String said;
    private @Nullable CaseFile unmarked;

    private Publisher(
            KafkaSettings settings, Spool spool, SpoolAlarm alarm, PublishMeters meters, Runnable nowAndThen) {
        this.settings = settings;
        this.spool = spool;
        this.alarm = alarm;
        this.meters = meters;
        this.nowAndThen = nowAndThen;
    }

    /**
     * Begins; Kafka need not be there.
     *
     * @param nowAndThen done before each case and every few seconds
     */
    static Publisher start(
            KafkaSettings settings, Spool spool, SpoolAlarm alarm, PublishMeters meters, Runnable nowAndThen) {
        Publisher publisher = new Publisher(settings, spool, alarm, meters, nowAndThen);
        publisher.thread.setDaemon(true);
        publisher.thread.start();
        return publisher;
    }

    /** Told that a case waits. */
    void wake() {
        news.release();
    }

    /** Sends what is left for as long as the settings say. */
    @Override
    public void close() {
        deadline = System.nanoTime() + settings.closing().toNanos();
        closing.countDown();
        news.release();
        try {
            thread.join(settings.closing().toMillis());
            thread.interrupt();
            thread.join();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (CaseSender sender = new CaseSender(settings)) {
            boolean more = true;
            while (more) {
                more = goOn(sender);
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("the publisher was told to stop", e);
        }
    }

    /** One case, or a wait for one; false when it is over. */
    private boolean goOn(CaseSender sender) throws InterruptedException {
        if (isOver()) {
            return false;
        }
        nowAndThen.run();
        try {
            mark();
            Optional<SealedCase> next = spool.next();
            if (next.isPresent()) {
                send(sender, next.get());
                return true;
            }
            spool.tidy(Instant.now());
            alarm.look();
            if (isClosing()) {
                return false;
            }
            if (news.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        } catch (PublishException e) {
            say(String.valueOf(e.getMessage()), "");
            pause(LONGEST_PAUSE);
        }
        return true;
    }

    private void send(CaseSender sender, SealedCase sealed) throws InterruptedException {
        CaseFile caseFile = sealed.caseFile();
        try {
            sender.send(sealed);
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.debug("case {} could not be sent", caseFile.id(), e);
            failed(caseFile, KafkaTrouble.behind(e), KafkaTrouble.sentence(settings.bootstrap(), e));
            return;
        }
        unmarked = caseFile;
        meters.count(caseFile.camera(), Result.SENT);
        pause = SHORTEST_PAUSE;
        mark();
        if (said != null) {
            LOG.info("Kafka at {} takes cases again", settings.bootstrap());
            said = null;
        }
    }

    /** What Kafka has is not sent again because the disk is in trouble. */
    private void mark() {
        if (unmarked != null) {
            spool.sent(unmarked.id(), Instant.now());
            unmarked = null;
            alarm.look();
        }
    }

    private void failed(CaseFile caseFile, KafkaTrouble trouble, String sentence) throws InterruptedException {
        if (trouble.isOfTheCase()) {
            meters.count(caseFile.camera(), Result.REFUSED);
            LOG.error("{}: {}; case {} stays in {}", caseFile.camera(), sentence, caseFile.id(), spool.folder());
            spool.refused(caseFile.id(), sentence);
            alarm.look();
            return;
        }
        meters.count(caseFile.camera(), Result.FAILED);
        say(sentence, "; " + alarm.state().waiting() + " case(s) wait in " + spool.folder());
        pause(trouble.passes() ? pause : LONGEST_PAUSE);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }

    private void say(String sentence, String more) {
        if (!sentence.equals(said)) {
            LOG.warn("{}{}", sentence, more);
            said = sentence;
        }
    }

    private void pause(Duration time) throws InterruptedException {
        if (isClosing()) {
            Thread.sleep(SHORTEST_PAUSE.toMillis());
        } else {
            boolean unused = closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private boolean isOver() {
        return isClosing() && System.nanoTime() - deadline > 0;
    }
}
