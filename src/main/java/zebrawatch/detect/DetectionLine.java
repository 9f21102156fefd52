package zebrawatch.detect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;

/**
 * One line of recorded detections: {@code {"t":1.48,"seen":[["CAR",412.5,80.25,96,61.75,0.8731]]}}. Each detection is
 * its kind, the box's left, top, width and height in pixels, and its score.
 *
 * @param offset since the clip's begin
 * @param seen in the picture taken then
 */
record DetectionLine(Duration offset, List<Detection> seen) {
    private static final ObjectMapper JSON = new ObjectMapper();

    DetectionLine {
        seen = List.copyOf(seen);
    }

    /** Microseconds, hundredths of a pixel, ten-thousandths of a score: below anything a net can tell. */
    String text() {
        ObjectNode line = JSON.createObjectNode();
        line.put("t", Math.round(offset.toNanos() / 1e3) / 1e6);
        ArrayNode all = line.putArray("seen");
        for (Detection d : seen) {
            all.addArray()
                    .add(d.kind().name())
                    .add(Math.round(d.box().left() * 100) / 100.0)
                    .add(Math.round(d.box().top() * 100) / 100.0)
                    .add(Math.round(d.box().width() * 100) / 100.0)
                    .add(Math.round(d.box().height() * 100) / 100.0)
                    .add(Math.round(d.score() * 10000) / 10000.0);
        }
        return line.toString();
    }

    /** @throws DetectException naming file and line number if the text is no such line */
    static DetectionLine parse(String text, Path file, int number) {
        try {
            JsonNode line = JSON.readTree(text);
            if (!line.path("t").isNumber() || !line.path("seen").isArray() || line.size() != 2) {
                throw new IllegalArgumentException("expected {\"t\":seconds,\"seen\":[...]}");
            }
            List<Detection> seen = new ArrayList<>();
            for (JsonNode each : line.path("seen")) {
                seen.add(detection(each));
            }
            return new DetectionLine(Duration.ofNanos(Math.round(line.path("t").doubleValue() * 1e9)), seen);
        } catch (JsonProcessingException e) {
            throw new DetectException(file + ":" + number + ": is not JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new DetectException(file + ":" + number + ": " + e.getMessage(), e);
        }
    }

    private static Detection detection(JsonNode values) {
        boolean fits = values.size() == 6 && values.get(0).isTextual();
        for (int i = 1; fits && i < 6; i++) {
            fits = values.get(i).isNumber();
        }
        if (!fits) {
            throw new IllegalArgumentException("expected [kind,left,top,width,height,score], got " + values);
        }
        Box box = new Box(
                values.get(1).doubleValue(),
                values.get(2).doubleValue(),
                values.get(3).doubleValue(),
                values.get(4).doubleValue());
        return new Detection(kind(values.get(0).textValue()), box, values.get(5).doubleValue());
    }

    private static RoadUser kind(String name) {
        for (RoadUser kind : RoadUser.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("knows no kind " + name + "; expected one of " + List.of(RoadUser.values()));
    }
}
