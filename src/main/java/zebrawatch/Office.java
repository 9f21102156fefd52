package zebrawatch;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import zebrawatch.archive.CaseStore;
import zebrawatch.archive.Database;
import zebrawatch.archive.Intake;
import zebrawatch.archive.MediaStore;
import zebrawatch.archive.Trust;
import zebrawatch.evidence.EvidenceSettings;
import zebrawatch.review.IntakePage;

/** The program at headquarters: composes archive and pages. Closes everything in the reverse order of starting. */
final class Office implements AutoCloseable {
    private final Parts parts = new Parts("the office");
    private String address = "";
    private int trusted;

    /**
     * What an office is started with.
     *
     * @param intake where cases come from and how long they stay
     * @param data folder of media, and of the database where no other is named
     * @param database address of another PostgreSQL server
     * @param keys folder of the stations' public keys
     * @param port of the pages, 0 for any
     */
    record Settings(Intake.Settings intake, Path data, Optional<String> database, Path keys, int port) {}

    private Office() {}

    /** Starts everything; what was started already is closed again when a part cannot start. */
    static Office start(Settings settings) {
        Office office = new Office();
        try {
            office.begin(settings);
            return office;
        } catch (RuntimeException e) {
            office.close();
            throw e;
        }
    }

    private void begin(Settings settings) {
        Trust trust = Trust.in(settings.keys());
        trusted = trust.size();
        Database database =
                parts.opened(Database.open(settings.database(), settings.data().resolve("database")));
        MediaStore media = parts.opened(MediaStore.open(settings.data().resolve("media")));
        CaseStore store = new CaseStore(database, media);
        Intake intake = parts.opened(Intake.start(settings.intake(), store, trust, Clock.systemUTC()));
        IntakePage page = parts.opened(IntakePage.start(
                settings.port(),
                store,
                intake::trouble,
                EvidenceSettings.standard().zone()));
        address = page.address();
    }

    /** Where a browser finds its pages. */
    String address() {
        return address;
    }

    /** How many stations' keys are trusted. */
    int trusted() {
        return trusted;
    }

    @Override
    public void close() {
        parts.close();
    }
}
