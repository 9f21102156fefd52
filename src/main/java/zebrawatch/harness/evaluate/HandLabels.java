package zebrawatch.harness.evaluate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Box;
import zebrawatch.scene.RoadUser;

/**
 * Turns hand labels ({@code *.labels.json}: crosswalks, pedestrians and vehicles with the times they were on them) into a
 * truth file.
 *
 * <ul>
 *   <li>A vehicle with {@code violation_conflict} failed to yield when it came onto the crosswalk, {@code on_from}.
 *   <li>One with {@code violation_strict} alone, or {@code ambiguous}, was on the crosswalk together with somebody whose
 *       way it may not have taken: an ambiguous ruling from {@code on_from} to {@code on_to}.
 *   <li>One that {@code yielded} stopped between {@code waits_from} and {@code waits_to} while somebody crossed; it is
 *       firm where a pedestrian was on that crosswalk then, and the time it may be dated to ends when he left it.
 * </ul>
 *
 * Boxes become frames at the times they were labelled, those of whoever waits ({@code wait_box}) or stands ({@code box}) a
 * frame a second; as not everybody has one, the truth is not {@code complete}. Who is neither in a frame nor in a ruling is
 * left out.
 */
public final class HandLabels {
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonPart top;
    private final Map<String, String> kinds = new LinkedHashMap<>();
    private final Set<String> shown = new HashSet<>();
    private final ArrayNode expected = JSON.createArrayNode();
    private final TreeMap<Double, ArrayNode> frames = new TreeMap<>();
    private final List<Walk> walks = new ArrayList<>();

    /** A pedestrian's way over a crosswalk, seconds. */
    private record Walk(String pedestrian, String crosswalk, double from, double to) {}

    private HandLabels(JsonPart top) {
        this.top = top;
    }

    /**
     * The truth file's content.
     *
     * @throws TruthException naming the file and the place in it, if the labels are not as described
     */
    public static ObjectNode read(Path labels) {
        return new HandLabels(JsonPart.read(labels)).truth();
    }

    private ObjectNode truth() {
        List<JsonPart> pedestrians = top.get("pedestrians").elements();
        for (int i = 0; i < pedestrians.size(); i++) {
            pedestrian(pedestrians.get(i), "pedestrian-" + (i + 1));
        }
        List<JsonPart> vehicles = top.get("vehicles").elements();
        for (int i = 0; i < vehicles.size(); i++) {
            vehicle(vehicles.get(i), "vehicle-" + (i + 1));
        }
        ObjectNode truth = JSON.createObjectNode()
                .put("clip", top.get("clip").text())
                .put("width", top.get("width").whole(1))
                .put("height", top.get("height").whole(1))
                .put("complete", false);
        ArrayNode actors = truth.putArray("actors");
        kinds.forEach((id, kind) -> {
            if (shown.contains(id)) {
                actors.addObject().put("id", id).put("kind", kind);
            }
        });
        ArrayNode moments = truth.putArray("frames");
        frames.forEach((t, boxes) -> moments.addObject().put("t", t).set("boxes", boxes));
        truth.set("expected", expected);
        return truth;
    }

    private void pedestrian(JsonPart labelled, String otherwise) {
        String id = actor(labelled, otherwise, RoadUser.PEDESTRIAN);
        Optional<String> crosswalk = labelled.findText("crosswalk");
        if (crosswalk.isPresent() && labelled.has("on_from")) {
            walks.add(new Walk(
                    id,
                    crosswalk.get(),
                    labelled.get("on_from").number(),
                    labelled.get("on_to").number()));
        }
    }

    private void vehicle(JsonPart labelled, String otherwise) {
        String id = actor(labelled, otherwise, RoadUser.CAR);
        OptionalDouble on = labelled.findNumber("on_from");
        if (labelled.flag("violation_conflict") && on.isPresent() && !labelled.flag("ambiguous")) {
            add(labelled, Ruling.Kind.FAILURE_TO_YIELD, id, pedestrian(labelled, on.getAsDouble(), on.getAsDouble()))
                    .put("t", on.getAsDouble());
        } else if (labelled.flag("violation_strict")
                || labelled.flag("violation_conflict")
                || labelled.flag("ambiguous")) {
            double from = labelled.get("on_from").number();
            double to = labelled.findNumber("on_to").orElse(from);
            add(labelled, Ruling.Kind.FAILURE_TO_YIELD, id, pedestrian(labelled, from, to))
                    .put("from", from)
                    .put("to", to)
                    .put("ambiguous", true);
        }
        if (labelled.flag("yielded") && labelled.has("waits_from")) {
            double from = labelled.get("waits_from").number();
            double to = labelled.get("waits_to").number();
            Optional<Walk> walk = pedestrian(labelled, from, to);
            ObjectNode ruling = add(labelled, Ruling.Kind.YIELDED, id, walk)
                    .put("from", from)
                    .put(
                            "to",
                            walk.map(w -> Math.max(from, Math.min(to, w.to()))).orElse(to));
            if (walk.isEmpty()) {
                ruling.put("ambiguous", true);
            }
        }
    }

    /** Whoever was on the vehicle's crosswalk between the two times. */
    private Optional<Walk> pedestrian(JsonPart vehicle, double from, double to) {
        return walks.stream()
                .filter(w -> vehicle.findText("crosswalk")
                        .filter(w.crosswalk()::equals)
                        .isPresent())
                .filter(w -> w.from() <= to && w.to() >= from)
                .findFirst();
    }

    private ObjectNode add(JsonPart labelled, Ruling.Kind kind, String vehicle, Optional<Walk> walk) {
        ObjectNode ruling = expected.addObject().put("kind", kind.code()).put("vehicle", vehicle);
        shown.add(vehicle);
        walk.ifPresent(w -> ruling.put("pedestrian", w.pedestrian()));
        walk.ifPresent(w -> shown.add(w.pedestrian()));
        labelled.findText("crosswalk").ifPresent(name -> ruling.put("crossing", name));
        labelled.findText("why").or(() -> labelled.findText("note")).ifPresent(why -> ruling.put("why", why));
        return ruling;
    }

    /** Notes an actor and where it was seen. */
    private String actor(JsonPart labelled, String otherwise, RoadUser kind) {
        String id = labelled.findText("id").orElse(otherwise);
        if (kinds.put(id, labelled.findText("kind").orElse(TruthFile.word(kind))) != null) {
            throw labelled.wrong("the id '" + id + "' stands twice");
        }
        labelled.find("boxes")
                .map(JsonPart::entries)
                .orElse(Map.of())
                .forEach((t, box) -> box(seconds(box, t), id, box));
        labelled.find("box").ifPresent(box -> standing(labelled, "from", "to", id, box));
        labelled.find("wait_box").ifPresent(box -> standing(labelled, "waits_from", "waits_to", id, box));
        return id;
    }

    /** The same box every second. */
    private void standing(JsonPart labelled, String from, String to, String id, JsonPart box) {
        double last = labelled.get(to).number();
        for (double t = Math.ceil(labelled.get(from).number()); t <= last; t++) {
            box(t, id, box);
        }
    }

    private static double seconds(JsonPart at, String key) {
        try {
            return Double.parseDouble(key);
        } catch (NumberFormatException e) {
            throw at.wrong("expected a time in seconds as key, got '" + key + "'");
        }
    }

    /** Notes a box, unless the actor has one at that time already. */
    private void box(double t, String id, JsonPart at) {
        Box box = at.box();
        shown.add(id);
        ArrayNode boxes = frames.computeIfAbsent(t, when -> JSON.createArrayNode());
        if (boxes.findValuesAsText("id").contains(id)) {
            return;
        }
        boxes.addObject()
                .put("id", id)
                .putArray("box")
                .add(box.left())
                .add(box.top())
                .add(box.width())
                .add(box.height());
    }
}
