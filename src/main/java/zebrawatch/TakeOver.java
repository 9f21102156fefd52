package zebrawatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import zebrawatch.harness.soak.CityFile;
import zebrawatch.harness.soak.Fault;
import zebrawatch.harness.soak.Harvest;
import zebrawatch.harness.soak.MetricsText;
import zebrawatch.harness.soak.RtspServer;
import zebrawatch.harness.soak.SoakException;
import zebrawatch.harness.soak.SoakStation;

/** Two stations share two cameras; one is killed, the other takes its camera over, the first comes back. */
final class TakeOver {
    private static final String WHAT = "kill -9 of a station whose camera another one takes over";
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Duration WATCHED = Duration.ofSeconds(30);
    private static final String IN = "zebrawatch_frames_in_total";
    private static final List<String> CAMERAS = List.of("east", "west");

    /** A case that was not made yet when its station died: a passage is spoken of when it is over, and its clip goes on. */
    private static final Duration IN_THE_MAKING = Duration.ofSeconds(10);

    /** Who takes over has to see a vehicle approach. */
    private static final Duration APPROACH = Duration.ofSeconds(5);

    private final FaultStage stage;
    private final RtspServer street;
    private final CityFile city = new CityFile();
    private final Map<String, List<Change>> changes = new HashMap<>();

    /** A time in which a camera changed hands. */
    private record Change(Instant from, Instant to) {
        boolean holds(Instant time) {
            return !time.isBefore(from) && !time.isAfter(to);
        }
    }

    private TakeOver(FaultStage stage) {
        this.stage = stage;
        street = stage.cameras(0, Map.of(CAMERAS.get(0), 0, CAMERAS.get(1), 1));
        for (int i = 0; i < CAMERAS.size(); i++) {
            city.add(CAMERAS.get(i), street.url(CAMERAS.get(i)), stage.film(i).scenery());
        }
        stage.importCameras(city);
    }

    static Fault play(FaultStage stage) {
        try {
            return new TakeOver(stage).play();
        } catch (SoakException e) {
            return new Fault(WHAT, String.valueOf(e.getMessage()), Optional.empty(), 0, false);
        }
    }

    private Fault play() {
        SoakStation killed = stage.station("box-2", city);
        SoakStation other = stage.station("box-3", city);
        FaultStage.until(
                "each station has a camera",
                LONGEST,
                () -> watches(killed).size() == 1 && watches(other).size() == 1);
        CAMERAS.forEach(camera -> changesHands(camera, Instant.MIN, Instant.now()));
        FaultStage.pause(WATCHED);

        List<String> orphans = watches(killed);
        Instant kill = Instant.now();
        killed.kill();
        Duration taken = FaultStage.until(
                "the other takes its camera", LONGEST, () -> watches(other).containsAll(orphans));
        orphans.forEach(camera -> changesHands(camera, kill.minus(IN_THE_MAKING), Instant.now()));
        FaultStage.pause(WATCHED);

        Instant restart = Instant.now();
        SoakStation again = stage.station("box-2", city);
        FaultStage.until("it has a camera again", LONGEST, () -> watches(again).size() == 1);
        watches(again).forEach(camera -> changesHands(camera, restart, Instant.now()));
        FaultStage.pause(WATCHED);

        Instant end = Instant.now().minus(IN_THE_MAKING);
        again.end();
        other.end();
        return judged(end, taken);
    }

    private void changesHands(String camera, Instant from, Instant to) {
        changes.computeIfAbsent(camera, c -> new ArrayList<>()).add(new Change(from, to.plus(APPROACH)));
    }

    private static List<String> watches(SoakStation station) {
        MetricsText metrics = station.metrics();
        return CAMERAS.stream().filter(c -> metrics.total(IN, c) > 0).toList();
    }

    private Fault judged(Instant end, Duration taken) {
        int found = 0;
        int twice = 0;
        int missed = 0;
        int unseen = 0;
        for (int i = 0; i < CAMERAS.size(); i++) {
            String camera = CAMERAS.get(i);
            Instant began = street.began(camera);
            Harvest harvest = Harvest.of(
                    stage.film(i).expected().stream()
                            .filter(t -> at(began, t).isBefore(end))
                            .toList(),
                    stage.arrived(camera).stream()
                            .map(c -> seconds(Duration.between(began, c.ruling().time())))
                            .filter(t -> at(began, t).isBefore(end))
                            .sorted()
                            .toList());
            int between = (int) harvest.missed().stream()
                    .filter(t -> changes.getOrDefault(camera, List.of()).stream()
                            .anyMatch(change -> change.holds(at(began, t))))
                    .count();
            found += harvest.found().size();
            twice += harvest.unexpected().size();
            missed += harvest.missed().size() - between;
            unseen += between;
        }
        return new Fault(
                WHAT,
                String.format(
                        Locale.ROOT,
                        "watched there after %.1f s; %d cases once, %d twice; %d passage(s) seen by nobody while a camera changed"
                                + " hands",
                        seconds(taken),
                        found,
                        twice,
                        unseen),
                Optional.of(taken),
                missed,
                twice == 0);
    }

    private static Instant at(Instant began, double seconds) {
        return began.plusMillis(Math.round(1000 * seconds));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
