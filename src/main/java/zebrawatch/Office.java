package zebrawatch;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zebrawatch.account.Sessions;
import zebrawatch.account.Staff;
import zebrawatch.archive.CaseStore;
import zebrawatch.archive.Database;
import zebrawatch.archive.Hindrance;
import zebrawatch.archive.Intake;
import zebrawatch.archive.MediaStore;
import zebrawatch.archive.Trust;
import zebrawatch.board.Announcer;
import zebrawatch.board.Board;
import zebrawatch.board.EditorPages;
import zebrawatch.board.MaskDesk;
import zebrawatch.board.MaskStore;
import zebrawatch.board.Nominee;
import zebrawatch.board.Praise;
import zebrawatch.board.PublicPages;
import zebrawatch.publish.EventSender;
import zebrawatch.review.Candidates;
import zebrawatch.review.CasePages;
import zebrawatch.review.Desk;
import zebrawatch.review.IntakePage;
import zebrawatch.review.ListPages;
import zebrawatch.review.QueuePages;
import zebrawatch.review.ReviewSettings;
import zebrawatch.statistics.CountIntake;
import zebrawatch.statistics.CountStore;
import zebrawatch.statistics.Ranking;
import zebrawatch.statistics.Statistics;
import zebrawatch.statistics.StatisticsPages;
import zebrawatch.web.FrontDoor;
import zebrawatch.web.Pages;
import zebrawatch.zones.Cameras;
import zebrawatch.zones.News;
import zebrawatch.zones.StillStore;
import zebrawatch.zones.Wellbeing;
import zebrawatch.zones.ZonesPages;

/** The program at headquarters: composes archive and pages. Closes everything in the reverse order of starting. */
final class Office implements AutoCloseable {
    private static final int MOST_NOMINEES = 500;

    private final Parts parts = new Parts("the office");
    private String address = "";
    private int trusted;
    private Optional<Staff> staff = Optional.empty();

    /**
     * What an office is started with.
     *
     * @param intake where cases come from and how long they stay
     * @param data folder of media, and of the database where no other is named
     * @param database address of another PostgreSQL server
     * @param keys folder of the stations' public keys
     * @param models folder of weights, which mask the exposure board's pictures
     * @param sessions how long one stays signed in
     * @param door how its pages are served
     * @param review how cases are reviewed
     * @param firstIssue the number of the first issue on the exposure board
     */
    record Settings(
            Intake.Settings intake,
            Path data,
            Optional<String> database,
            Path keys,
            Path models,
            Sessions.Lifetimes sessions,
            FrontDoor.Settings door,
            ReviewSettings review,
            int firstIssue) {}

    /** What the rooms' pages are made of. */
    record Stores(
            Database database,
            MediaStore media,
            CaseStore cases,
            Staff staff,
            Desk desk,
            ZoneId zone,
            ZonesPages zones,
            Clock clock,
            int firstIssue) {}

    private Office() {}

    /**
     * The rooms' pages, in the order of the menu.
     *
     * @param hindrances what keeps the intakes from working now
     */
    static List<Pages> rooms(Stores stores, Supplier<Set<Hindrance>> hindrances) {
        Board board = new Board(stores.database(), stores.staff().audit(), stores.clock(), stores.firstIssue());
        MaskStore masks = masks(stores);
        Candidates candidates = new Candidates(stores.database(), stores.clock());
        Statistics statistics = new Statistics(stores.database(), stores.zone());
        Ranking ranking = new Ranking(statistics, stores.zone(), stores.clock());
        return List.of(
                new QueuePages(stores.desk()),
                new CasePages(stores.desk()),
                new ListPages(stores.desk()),
                new StatisticsPages(statistics, stores.staff().audit(), stores.zone(), stores.clock()),
                new IntakePage(stores.cases(), hindrances),
                new EditorPages(board, masks, () -> nominees(candidates)),
                stores.zones(),
                new PublicPages(board, masks, () -> praise(ranking)));
    }

    private static List<Nominee> nominees(Candidates candidates) {
        return candidates.newest(MOST_NOMINEES).stream()
                .map(c -> new Nominee(c.page(), c.caseId(), c.place(), c.happened(), c.plate()))
                .toList();
    }

    private static Praise praise(Ranking ranking) {
        return new Praise(
                Ranking.DAYS,
                Ranking.LEAST_VEHICLES,
                ranking.places().stream()
                        .map(p -> new Praise.Crossing(p.spot(), p.yielded(), p.rate()))
                        .toList());
    }

    private static MaskStore masks(Stores stores) {
        return new MaskStore(stores.database(), stores.media(), stores.staff().audit(), stores.clock());
    }

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
        Clock clock = Clock.systemUTC();
        Intake intake = parts.opened(Intake.start(settings.intake(), store, trust, clock));
        CountIntake counts = parts.opened(CountIntake.start(settings.intake(), new CountStore(database, store, clock)));
        Staff people = Staff.of(database, settings.sessions(), clock);
        staff = Optional.of(people);
        ZoneId zone = settings.door().zone();
        Desk desk = new Desk(database, media, people, settings.review(), zone, clock);
        parts.opened(desk.startRounds(EventSender.ofDecisions(
                settings.intake().bootstrap(), settings.intake().client())));
        ZonesPages zones = zones(settings.intake(), database, people, clock);
        Stores stores = new Stores(database, media, store, people, desk, zone, zones, clock, settings.firstIssue());
        parts.opened(MaskDesk.start(masks(stores), settings.models()));
        parts.opened(Announcer.start(
                database,
                EventSender.ofExposures(
                        settings.intake().bootstrap(), settings.intake().client()),
                clock));
        Supplier<Set<Hindrance>> hindrances = () -> Stream.of(intake.hindrance(), counts.hindrance())
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        FrontDoor door = parts.opened(FrontDoor.start(settings.door(), people, clock, rooms(stores, hindrances)));
        address = door.address();
    }

    private ZonesPages zones(Intake.Settings kafka, Database database, Staff staff, Clock clock) {
        StillStore stills = new StillStore(database);
        Wellbeing wellbeing = new Wellbeing(clock);
        parts.opened(News.start(kafka.bootstrap(), kafka.client(), stills, wellbeing, clock));
        return new ZonesPages(new Cameras(kafka.bootstrap(), kafka.client(), staff.audit(), clock), stills, wellbeing);
    }

    /** Where a browser finds its pages. */
    String address() {
        return address;
    }

    /** What the first administrator types to make an account, while there is none. */
    Optional<String> setUpCode() {
        return staff().signIn().setUpCode();
    }

    /** Its accounts. */
    Staff staff() {
        return staff.orElseThrow();
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
