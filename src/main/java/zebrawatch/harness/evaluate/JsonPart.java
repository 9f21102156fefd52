package zebrawatch.harness.evaluate;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import zebrawatch.scene.Box;

/** A part of a JSON file that knows where it stands, so that a complaint can say so: {@code truth.json: expected[0].t: …}. */
final class JsonPart {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path file;
    private final String place;
    private final JsonNode node;

    private JsonPart(Path file, String place, JsonNode node) {
        this.file = file;
        this.place = place;
        this.node = node;
    }

    /** @throws TruthException naming file, line and column, if the file holds no JSON object */
    static JsonPart read(Path file) {
        try {
            JsonPart whole = new JsonPart(file, "", JSON.readTree(Files.readString(file)));
            if (!whole.node.isObject()) {
                throw whole.wrong("expected a JSON object");
            }
            return whole;
        } catch (NoSuchFileException e) {
            throw new TruthException(file + ": there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new TruthException(file + ": is not UTF-8 text", e);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
            throw new TruthException(file + where + ": no valid JSON: " + firstLine(e), e);
        } catch (IOException e) {
            throw new TruthException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("unknown");
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    /** @throws TruthException if there is none */
    JsonPart get(String key) {
        if (!has(key)) {
            throw wrong((node.isObject() ? "" : "expected an object with ") + "the key '" + key + "' is missing");
        }
        return new JsonPart(file, place.isEmpty() ? key : place + "." + key, node.get(key));
    }

    Optional<JsonPart> find(String key) {
        return has(key) ? Optional.of(get(key)) : Optional.empty();
    }

    /** The elements of the list at {@code key}; none where there is no such key. */
    List<JsonPart> list(String key) {
        return find(key).map(JsonPart::elements).orElse(List.of());
    }

    /** @throws TruthException if this is no list */
    List<JsonPart> elements() {
        if (!node.isArray()) {
            throw wrong("expected a list, got " + node);
        }
        List<JsonPart> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(new JsonPart(file, place + "[" + i + "]", node.get(i)));
        }
        return elements;
    }

    /** The values of an object by their keys, in the file's order. */
    Map<String, JsonPart> entries() {
        Map<String, JsonPart> entries = new LinkedHashMap<>();
        for (String key : (Iterable<String>) node::fieldNames) {
            entries.put(key, new JsonPart(file, place + "." + key, node.get(key)));
        }
        return entries;
    }

    /** @throws TruthException if this is no text */
    String text() {
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw wrong("expected a text, got " + node);
        }
        return node.textValue();
    }

    /** @throws TruthException if this is no finite number */
    double number() {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw wrong("expected a number, got " + node);
        }
        return node.doubleValue();
    }

    /** @throws TruthException if this is no whole number from {@code least} up */
    int whole(int least) {
        if (!node.isInt() || node.intValue() < least) {
            throw wrong("expected a whole number from " + least + " up, got " + node);
        }
        return node.intValue();
    }

    /** @throws TruthException if this is neither true nor false */
    boolean flag() {
        if (!node.isBoolean()) {
            throw wrong("expected true or false, got " + node);
        }
        return node.booleanValue();
    }

    /** @throws TruthException if this is no {@code [left, top, width, height]} of some size */
    Box box() {
        List<JsonPart> sides = elements();
        if (sides.size() != 4) {
            throw wrong("expected [left, top, width, height], got " + node);
        }
        double[] side = sides.stream().mapToDouble(JsonPart::number).toArray();
        if (side[2] <= 0 || side[3] <= 0) {
            throw wrong("a box needs a size, got " + node);
        }
        return new Box(side[0], side[1], side[2], side[3]);
    }

    boolean flag(String key) {
        return find(key).map(JsonPart::flag).orElse(false);
    }

    Optional<String> findText(String key) {
        return find(key).map(JsonPart::text);
    }

    OptionalDouble findNumber(String key) {
        return find(key).map(part -> OptionalDouble.of(part.number())).orElse(OptionalDouble.empty());
    }

    TruthException wrong(String sentence) {
        return new TruthException(file + ": " + (place.isEmpty() ? "" : place + ": ") + sentence);
    }
}
