package zebrawatch.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.scene.CameraId;

/** The cameras that a station watched last, on its own disk: what it goes on with when it starts without Kafka. */
final class LastKnown {
    private static final Logger LOG = LoggerFactory.getLogger(LastKnown.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    LastKnown(Path folder) {
        this.file = folder.resolve("cameras.json");
    }

    /** None where nothing was saved; a file that cannot be read is said and left alone. */
    List<CameraConfig> read() {
        try {
            List<CameraConfig> cameras = new ArrayList<>();
            for (JsonNode camera : JSON.readTree(file.toFile())) {
                cameras.add(camera(camera));
            }
            return cameras;
        } catch (NoSuchFileException | java.io.FileNotFoundException e) {
            return List.of();
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            LOG.error("the cameras remembered in {} cannot be read: {}", file, firstLine(e));
            return List.of();
        }
    }

    /** The file holds these or those from before, whatever happens meanwhile. */
    void write(Collection<CameraConfig> cameras) {
        ArrayNode list = JSON.createArrayNode();
        cameras.forEach(c -> {
            var camera = list.addObject()
                    .put("camera", c.id().value())
                    .put("version", c.version())
                    .put("by", c.by())
                    .put("written", c.written().toString())
                    .put("confirmed", c.confirmed().toString())
                    .put("text", c.text());
            c.station().ifPresent(station -> camera.put("station", station));
        });
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(next, list.toPrettyString());
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.error("the cameras cannot be remembered in {}, a start without Kafka would not know them: {}", file, e);
        }
    }

    private static CameraConfig camera(JsonNode node) {
        return new CameraConfig(
                new CameraId(node.path("camera").asText()),
                node.path("text").asText(),
                node.path("version").asLong(),
                node.path("by").asText(),
                Instant.parse(node.path("written").asText()),
                Instant.parse(node.path("confirmed").asText()),
                Optional.ofNullable(node.get("station")).map(JsonNode::asText),
                Optional.empty());
    }

    private static String firstLine(Exception e) {
        String message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return String.valueOf(message).lines().findFirst().orElse("unknown");
    }
}
