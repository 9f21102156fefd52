package zebrawatch.harness.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.RoadUser;

/**
 * Reads {@code truth.json}; {@code samples/README.md} describes it. Keys that are not known here are left alone: the
 * renderer may tell more than is scored.
 */
public final class TruthFile {
    private static final String DEFAULT_CLIP = "clip.mp4";

    private final JsonPart top;
    private final List<Actor> actors = new ArrayList<>();

    private TruthFile(JsonPart top) {
        this.top = top;
    }

    /**
     * The truth in a file.
     *
     * @throws TruthException in one sentence that names the file and the place in it, if it is not as described
     */
    public static Truth read(Path file) {
        return new TruthFile(JsonPart.read(file)).truth();
    }

    private Truth truth() {
        Set<String> ids = new HashSet<>();
        for (JsonPart actor : top.list("actors")) {
            String id = actor.get("id").text();
            if (!ids.add(id)) {
                throw actor.get("id").wrong("the actor '" + id + "' stands twice");
            }
            actors.add(new Actor(id, kind(actor.get("kind"))));
        }
        return new Truth(
                top.findText("clip").orElse(DEFAULT_CLIP),
                top.find("crossing").flatMap(crossing -> crossing.findText("name")),
                actors,
                moments(),
                top.find("complete").map(JsonPart::flag).orElseGet(this::tellsVisibleShares),
                top.get("expected").elements().stream().map(this::expected).toList());
    }

    /** Only who draws everybody knows how much of each is hidden. */
    private boolean tellsVisibleShares() {
        List<JsonPart> boxes = top.list("frames").stream()
                .flatMap(frame -> frame.list("boxes").stream())
                .toList();
        return !boxes.isEmpty() && boxes.stream().allMatch(box -> box.has("visible"));
    }

    private List<Truth.Moment> moments() {
        List<Truth.Moment> moments = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (JsonPart frame : top.list("frames")) {
            double t = frame.get("t").number();
            if (t <= last) {
                throw frame.get("t").wrong("times grow from frame to frame, got " + t + " after " + last);
            }
            last = t;
            Set<String> ids = new HashSet<>();
            List<TrueBox> boxes = new ArrayList<>();
            for (JsonPart box : frame.list("boxes")) {
                boxes.add(box(box));
                if (!ids.add(boxes.get(boxes.size() - 1).actor())) {
                    throw box.get("id").wrong("this actor has a box in this frame already");
                }
            }
            moments.add(new Truth.Moment(t, boxes));
        }
        return moments;
    }

    private TrueBox box(JsonPart box) {
        double visible = box.findNumber("visible").orElse(1);
        if (!(visible >= 0 && visible <= 1)) {
            throw box.get("visible").wrong("expected a share from 0 to 1, got " + visible);
        }
        return new TrueBox(
                actor(box.get("id")),
                box.get("box").box(),
                visible,
                box.find("ground").map(TruthFile::ground));
    }

    private static GroundPoint ground(JsonPart point) {
        List<JsonPart> metres = point.elements();
        if (metres.size() != 2) {
            throw point.wrong("expected [u, v] in metres");
        }
        return new GroundPoint(metres.get(0).number(), metres.get(1).number());
    }

    private ExpectedRuling expected(JsonPart ruling) {
        boolean exact = ruling.has("t");
        double from = ruling.get(exact ? "t" : "from").number();
        double to = ruling.get(exact ? "t" : "to").number();
        if (to < from) {
            throw ruling.get("to").wrong("lies before 'from', which is " + from + " s");
        }
        return new ExpectedRuling(
                from,
                to,
                rulingKind(ruling.get("kind")),
                ruling.find("vehicle").map(this::vehicle),
                ruling.find("pedestrian").map(this::pedestrian),
                ruling.find("case").map(number -> number.whole(0)).orElse(0),
                ruling.find("box").map(JsonPart::box),
                ruling.findText("crossing"),
                ruling.flag("ambiguous"),
                ruling.findText("why").orElse(""));
    }

    private String vehicle(JsonPart id) {
        String vehicle = actor(id);
        if (actors.stream().anyMatch(a -> a.id().equals(vehicle) && !a.kind().isVehicle())) {
            throw id.wrong("'" + vehicle + "' is a pedestrian, no vehicle");
        }
        return vehicle;
    }

    private String pedestrian(JsonPart id) {
        String pedestrian = actor(id);
        if (actors.stream().anyMatch(a -> a.id().equals(pedestrian) && a.kind().isVehicle())) {
            throw id.wrong("'" + pedestrian + "' is a vehicle, no pedestrian");
        }
        return pedestrian;
    }

    private String actor(JsonPart id) {
        String actor = id.text();
        if (actors.stream().noneMatch(a -> a.id().equals(actor))) {
            String known = actors.stream().map(Actor::id).collect(Collectors.joining(", "));
            throw id.wrong("there is no actor '" + actor + "'; the actors are " + (known.isEmpty() ? "none" : known));
        }
        return actor;
    }

    private static RoadUser kind(JsonPart kind) {
        String word = kind.text();
        return Arrays.stream(RoadUser.values())
                .filter(k -> word(k).equals(word))
                .findFirst()
                .orElseThrow(() -> kind.wrong("expected one of "
                        + Arrays.stream(RoadUser.values()).map(TruthFile::word).collect(Collectors.joining(", "))
                        + ", got '" + word + "'"));
    }

    /** As written in truth files. */
    static String word(RoadUser kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Ruling.Kind rulingKind(JsonPart kind) {
        String word = kind.text();
        Optional<Ruling.Kind> known = Arrays.stream(Ruling.Kind.values())
                .filter(k -> k.code().equals(word))
                .findFirst();
        return known.orElseThrow(() -> kind.wrong("expected failure_to_yield or yielded, got '" + word + "'"));
    }
}
