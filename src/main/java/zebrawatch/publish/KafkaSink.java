package zebrawatch.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.evidence.seal.Sealer;
import zebrawatch.meters.PublishMeters;
import zebrawatch.meters.PublishMeters.Result;

/**
 * Cases to Kafka by way of the {@link Spool}: {@link #accept} writes to disk and returns; a thread of its own sends,
 * oldest first, and tries again for as long as the broker is away. A case reaches Kafka at least once, as a rule exactly
 * once; readers drop ids they know.
 */
public final class KafkaSink implements ViolationSink {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaSink.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final KafkaSettings settings;
    private final PublishMeters meters;
    private final Consumer<SealedCase> witness;
    private final Spool spool;
    private final AtomicInteger waiting;
    private final Semaphore news = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread publisher = new Thread(this::publish, "publisher");
    private volatile long deadline;

    private KafkaSink(KafkaSettings settings, PublishMeters meters, Consumer<SealedCase> witness, Spool spool) {
        this.settings = settings;
        this.meters = meters;
        this.witness = witness;
        this.spool = spool;
        this.waiting = new AtomicInteger(spool.waiting());
        meters.waiting(waiting.get());
    }

    /**
     * Opens the spool and begins to send what an earlier run left in it. Kafka need not be there.
     *
     * @param sealer seals each case as it comes
     * @throws PublishException if the spool cannot be opened
     */
    public static KafkaSink open(KafkaSettings settings, Sealer sealer, PublishMeters meters) {
        return open(settings, sealer, meters, kept -> {});
    }

    /**
     * The same with a witness.
     *
     * @param witness sees each case once it is sealed and on disk
     */
    public static KafkaSink open(
            KafkaSettings settings, Sealer sealer, PublishMeters meters, Consumer<SealedCase> witness) {
        Spool spool = Spool.open(settings.spool(), settings.spoolBytes(), settings.remembered(), sealer);
        KafkaSink sink = new KafkaSink(settings, meters, witness, spool);
        sink.publisher.setDaemon(true);
        sink.publisher.start();
        return sink;
    }

    @Override
    public void accept(CaseFile caseFile) {
        Optional<SealedCase> kept = spool.keep(caseFile);
        if (kept.isPresent()) {
            meters.count(caseFile.camera(), Result.KEPT);
            meters.waiting(waiting.incrementAndGet());
            news.release();
            witness.accept(kept.get());
        } else {
            meters.count(caseFile.camera(), Result.DUPLICATE);
            LOG.info("{}: case {} is known already and not sent again", caseFile.camera(), caseFile.id());
        }
    }

    /** How many cases are on disk and not in Kafka. */
    public int waiting() {
        return waiting.get();
    }

    /** Sends what is left for as long as the settings say; says how many cases stayed on disk, and where. */
    @Override
    public void close() {
        if (isClosing()) {
            return;
        }
        deadline = System.nanoTime() + settings.closing().toNanos();
        closing.countDown();
        news.release();
        try {
            publisher.join(settings.closing().toMillis());
            publisher.interrupt();
            publisher.join();
        } catch (InterruptedException e) {
            publisher.interrupt();
            Thread.currentThread().interrupt();
        }
        spool.close();
        if (waiting() > 0) {
            LOG.warn("{} case(s) stayed on disk in {}, to be sent at the next start", waiting(), settings.spool());
        }
    }

    private void publish() {
        try (CaseSender sender = new CaseSender(settings)) {
            KafkaTrouble said = null;
            Duration pause = SHORTEST_PAUSE;
            long row = 0;
            while (!isOver()) {
                Optional<Spool.Waiting> next = spool.next(row);
                if (next.isEmpty()) {
                    if (isClosing()) {
                        return;
                    }
                    news.acquire();
                    news.drainPermits();
                    continue;
                }
                KafkaTrouble trouble = send(sender, next.get().sealed(), said);
                if (trouble == null) {
                    said = null;
                    pause = SHORTEST_PAUSE;
                } else if (trouble.isOfTheCase()) {
                    row = next.get().row();
                } else {
                    said = trouble;
                    pause(trouble.passes() ? pause : LONGEST_PAUSE);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("the publisher was told to stop", e);
        } catch (PublishException e) {
            LOG.error("cases are no longer sent, they stay on disk: {}", e.getMessage());
        }
    }

    /** Nothing if the case was sent. A trouble is said when it begins, and when it is over. */
    private @Nullable KafkaTrouble send(CaseSender sender, SealedCase sealed, @Nullable KafkaTrouble said) {
        CaseFile caseFile = sealed.caseFile();
        try {
            sender.send(sealed);
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            KafkaTrouble trouble = KafkaTrouble.behind(e);
            String sentence = KafkaTrouble.sentence(settings.bootstrap(), e);
            meters.count(caseFile.camera(), trouble.isOfTheCase() ? Result.REFUSED : Result.FAILED);
            if (trouble.isOfTheCase()) {
                LOG.error(
                        "{}: {}; case {} stays on disk in {}",
                        caseFile.camera(),
                        sentence,
                        caseFile.id(),
                        settings.spool());
            } else if (trouble != said) {
                LOG.warn("{}; {} case(s) wait in {}", sentence, waiting(), settings.spool());
            }
            LOG.debug("case {} could not be sent", caseFile.id(), e);
            return trouble;
        }
        spool.sent(caseFile.id(), Instant.now());
        meters.waiting(waiting.decrementAndGet());
        meters.count(caseFile.camera(), Result.SENT);
        if (said != null) {
            LOG.info("Kafka at {} takes cases again", settings.bootstrap());
        }
        return null;
    }

    private void pause(Duration time) throws InterruptedException {
        if (isClosing()) {
            Thread.sleep(SHORTEST_PAUSE.toMillis());
        } else {
            closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private boolean isOver() {
        return isClosing() && System.nanoTime() - deadline > 0;
    }
}
