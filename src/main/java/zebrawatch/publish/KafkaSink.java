package zebrawatch.publish;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.evidence.seal.Sealer;
import zebrawatch.meters.PublishMeters;
import zebrawatch.meters.PublishMeters.Result;

/**
 * Cases to Kafka by way of the {@link Spool}: {@link #accept} writes to disk and returns; a {@link Publisher} sends. A case
 * reaches Kafka at least once, as a rule exactly once; readers drop ids they know.
 */
public final class KafkaSink implements ViolationSink {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaSink.class);

    /** Of cases that the disk did not take, in memory: ten to twenty. */
    private static final long MOST_HELD_BYTES = 64_000_000;

    private final KafkaSettings settings;
    private final Sealer sealer;
    private final PublishMeters meters;
    private final Consumer<SealedCase> witness;
    private final Spool spool;
    private final SpoolAlarm alarm;
    private final HeldCases held = new HeldCases(MOST_HELD_BYTES);
    private final Publisher publisher;
    private final AtomicBoolean closed = new AtomicBoolean();

    private KafkaSink(
            KafkaSettings settings, Sealer sealer, PublishMeters meters, Consumer<SealedCase> witness, Spool spool) {
        this.settings = settings;
        this.sealer = sealer;
        this.meters = meters;
        this.witness = witness;
        this.spool = spool;
        this.alarm = new SpoolAlarm(spool, meters);
        this.publisher = Publisher.start(settings, spool, alarm, meters, this::keepHeld);
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
        return new KafkaSink(settings, sealer, meters, witness, Spool.open(settings.spool(), settings.limits()));
    }

    /**
     * Seals a case and puts it on disk. What the disk does not take is held in memory until it does.
     *
     * @throws PublishException if the disk does not take it and there is no room in memory either; it is counted as lost
     */
    @Override
    public void accept(CaseFile caseFile) {
        keepHeld();
        try {
            keep(caseFile);
        } catch (PublishException e) {
            alarm.look();
            if (!held.hold(caseFile)) {
                meters.count(caseFile.camera(), Result.LOST);
                throw e;
            }
            meters.count(caseFile.camera(), Result.HELD);
            LOG.error("{}: {}; it is held in memory until the disk takes it", caseFile.camera(), e.getMessage());
        }
    }

    private void keep(CaseFile caseFile) {
        Optional<SealedCase> kept = spool.keep(caseFile, sealer);
        if (kept.isPresent()) {
            meters.count(caseFile.camera(), Result.KEPT);
            alarm.look();
            publisher.wake();
            witness.accept(kept.get());
        } else {
            meters.count(caseFile.camera(), Result.DUPLICATE);
            LOG.info("{}: case {} is known already and not sent again", caseFile.camera(), caseFile.id());
        }
    }

    private void keepHeld() {
        synchronized (held) {
            try {
                for (Optional<CaseFile> next = held.first(); next.isPresent(); next = held.first()) {
                    keep(next.get());
                    held.release();
                    LOG.info(
                            "{}: the disk has taken case {}",
                            next.get().camera(),
                            next.get().id());
                }
            } catch (PublishException e) {
                LOG.debug("the disk takes no case yet", e);
            }
        }
    }

    /** How many cases are on disk and not in Kafka. */
    public int waiting() {
        return alarm.state().waiting();
    }

    /** How the spool is. */
    public SpoolState spoolState() {
        return alarm.state();
    }

    /** Sends what is left for as long as the settings say; says how many cases stayed on disk, and where. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        keepHeld();
        publisher.close();
        for (CaseFile lost : held.all()) {
            meters.count(lost.camera(), Result.LOST);
            LOG.error("{}: case {} is lost: the disk has not taken it to the end", lost.camera(), lost.id());
        }
        alarm.look();
        spool.close();
        if (waiting() > 0) {
            LOG.warn("{} case(s) stayed on disk in {}, to be sent at the next start", waiting(), settings.spool());
        }
    }
}
