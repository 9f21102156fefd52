package zebrawatch.zones;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zebrawatch.publish.Still;
import zebrawatch.scene.Point;
import zebrawatch.web.Language;
import zebrawatch.zones.suggest.Zebra;

/**
 * What the editor's script sends.
 *
 * @param version of the configuration that is edited
 * @param text as it was read or written
 * @param crossings as they are drawn; empty where the text alone counts
 */
record Sheet(long version, String text, Optional<List<Map<String, Object>>> crossings) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<Map<String, Object>>> CROSSINGS = new TypeReference<>() {};

    /** @throws IllegalArgumentException if it has another form */
    static Sheet read(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (!json.path("text").isTextual()) {
                throw new IllegalArgumentException("the text is missing");
            }
            Optional<List<Map<String, Object>>> crossings = json.hasNonNull("crossings")
                    ? Optional.of(JSON.convertValue(json.get("crossings"), CROSSINGS))
                    : Optional.empty();
            return new Sheet(json.path("version").asLong(), json.path("text").asText(), crossings);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    /** What the script shows of a draft: its text, what is drawn, the road under it, what is wrong. */
    static String of(Draft draft, int width, int height, Language language) {
        ObjectNode node = JSON.createObjectNode().put("text", draft.text());
        node.set("crossings", JSON.valueToTree(draft.crossings()));
        ArrayNode grounds = node.putArray("grounds");
        draft.crossings()
                .forEach(drawn -> Ground.of(drawn, width, height)
                        .ifPresentOrElse(ground -> grounds.add(tree(ground)), grounds::addNull));
        ArrayNode problems = node.putArray("problems");
        draft.problems()
                .forEach(problem -> problems.addObject()
                        .put("line", problem.line())
                        .put("column", problem.column())
                        .put("where", Sentences.where(problem, draft.crossings(), language))
                        .put("sentence", Sentences.of(problem, language)));
        return node.toString();
    }

    /** A proposal, its outline in shares of the picture. */
    static String of(Zebra zebra, Still still, String sentence) {
        ObjectNode node = JSON.createObjectNode()
                .put("length", zebra.length())
                .put("width", zebra.width())
                .put("sentence", sentence);
        ArrayNode outline = node.putArray("outline");
        for (Point p : zebra.outline().corners()) {
            outline.addArray().add(p.x() / still.width()).add(p.y() / still.height());
        }
        return node.toString();
    }

    private static ObjectNode tree(Ground ground) {
        ObjectNode node = JSON.createObjectNode();
        node.set("toPicture", JSON.valueToTree(ground.toPicture()));
        node.set("toGround", JSON.valueToTree(ground.toGround()));
        ArrayNode grid = node.putArray("grid");
        for (Ground.Line line : ground.grid()) {
            ArrayNode points = grid.addObject()
                    .put("across", line.across())
                    .put("at", line.at())
                    .putArray("points");
            for (Point point : line.points()) {
                points.addArray().add(point.x()).add(point.y());
            }
        }
        return node;
    }
}
