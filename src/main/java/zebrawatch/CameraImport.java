package zebrawatch;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import zebrawatch.config.CameraText;
import zebrawatch.fleet.CameraConfig;
import zebrawatch.fleet.CameraRegister.Changes;
import zebrawatch.scene.CameraId;
import zebrawatch.video.Login;
import zebrawatch.video.RtspSettings;
import zebrawatch.video.SourceSettings;
import zebrawatch.zones.Redrawn;

/** What a city's file changes of the cameras that Kafka holds. */
final class CameraImport {
    private final List<CameraText> texts;
    private final Instant now;
    private final List<String> told = new ArrayList<>();
    private int same;
    private int others;

    CameraImport(List<CameraText> texts, Instant now) {
        this.texts = texts;
        this.now = now;
    }

    /** The cameras to write. */
    Changes changes(SortedMap<CameraId, CameraConfig> there) {
        List<CameraConfig> written = new ArrayList<>();
        for (CameraText text : texts) {
            Optional<CameraConfig> known = Optional.ofNullable(there.get(text.id()));
            if (known.filter(k -> k.text().equals(text.text())).isPresent()) {
                same++;
            } else {
                told.add(text.id() + (known.isEmpty() ? ": new" : ": changed"));
                written.add(known.map(
                                k -> Redrawn.as(k, text.text(), text.settings().camera(), now))
                        .orElseGet(() -> CameraConfig.given(text.id(), text.text(), now)));
            }
        }
        Set<CameraId> rest = new TreeSet<>(there.keySet());
        texts.forEach(text -> rest.remove(text.id()));
        others = rest.size();
        return new Changes(written, Set.of());
    }

    /** What was done. */
    List<String> lines(Path file) {
        List<String> lines = new ArrayList<>(told);
        lines.add("%d camera(s) written, %d as they were before".formatted(told.size(), same));
        if (others > 0) {
            lines.add("%d camera(s) in Kafka are not in %s and stay ('cameras remove ID' removes one)"
                    .formatted(others, file));
        }
        return lines;
    }

    /** What somebody should know. */
    List<String> warnings() {
        String open = texts.stream()
                .filter(t -> t.settings()
                        .source()
                        .filter(CameraImport::holdsPassword)
                        .isPresent())
                .map(t -> t.id().value())
                .collect(Collectors.joining(", "));
        return open.isEmpty()
                ? List.of()
                : List.of("these have their password in their source, where whoever may read the cameras reads it: "
                        + open);
    }

    private static boolean holdsPassword(SourceSettings source) {
        return source instanceof RtspSettings camera
                && camera.login()
                        .filter(login -> login.secret() instanceof Login.Written)
                        .isPresent();
    }
}
