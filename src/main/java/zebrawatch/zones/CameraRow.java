package zebrawatch.zones;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import zebrawatch.config.ConfigException;
import zebrawatch.config.DrawnText;
import zebrawatch.fleet.CameraConfig;
import zebrawatch.fleet.CameraRegister;
import zebrawatch.publish.HealthReader.Told;
import zebrawatch.web.Language;

/**
 * A camera in the list of all.
 *
 * @param state {@code zones.state.STATE} in the texts
 * @param sentence how it is or what is wrong, may be empty
 * @param crossings how many it has
 * @param taken when its newest picture was
 */
record CameraRow(
        CameraConfig camera,
        String place,
        String state,
        String sentence,
        int crossings,
        Optional<String> station,
        Optional<Instant> taken)
        implements Comparable<CameraRow> {
    private static final String MOVED = "moved";
    private static final String WELL = "ok";
    private static final List<String> URGENCY =
            List.of(MOVED, "unreadable", "undrawn", "unwatched", "disarmed", "ailing", "silent", "changing", WELL);

    static CameraRow of(CameraRegister.Entry entry, Optional<Told> health, Optional<Instant> taken, Language language) {
        Draft draft = Draft.of(entry.camera().id(), entry.camera().text());
        return new CameraRow(
                entry.camera(),
                place(entry.camera()),
                state(entry, draft, health),
                draft.problems().isEmpty() || draft.crossings().isEmpty()
                        ? health.map(told -> sentence(told, language)).orElse("")
                        : Sentences.of(draft.problems().get(0), language),
                draft.crossings().size(),
                entry.station(),
                taken);
    }

    /** Whether somebody has to look at its outlines. */
    public boolean isWaiting() {
        return state.equals(MOVED);
    }

    static boolean isMoved(Told told) {
        return told.state().equals(MOVED);
    }

    static String sentence(Told told, Language language) {
        return language == Language.CHINESE ? told.chinese() : told.english();
    }

    /** What somebody should look at first. */
    @Override
    public int compareTo(CameraRow other) {
        return Comparator.comparingInt((CameraRow row) -> URGENCY.indexOf(row.state))
                .thenComparing(row -> row.camera.id())
                .compare(this, other);
    }

    private static String state(CameraRegister.Entry entry, Draft draft, Optional<Told> health) {
        if (draft.crossings().isEmpty()) {
            return "undrawn";
        }
        if (!draft.problems().isEmpty()) {
            return "unreadable";
        }
        return switch (entry.state()) {
            case UNWATCHED -> "unwatched";
            case CHANGING_HANDS -> "changing";
            case WATCHED -> health.map(CameraRow::state).orElse("silent");
        };
    }

    private static String state(Told told) {
        if (isMoved(told)) {
            return MOVED;
        }
        return told.state().equals(WELL) ? WELL : told.armed() ? "ailing" : "disarmed";
    }

    private static String place(CameraConfig camera) {
        try {
            return DrawnText.read(camera.id().value(), camera.text()).place();
        } catch (ConfigException e) {
            return "";
        }
    }
}
