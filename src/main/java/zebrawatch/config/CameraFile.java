package zebrawatch.config;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import zebrawatch.detect.DetectorSettings;
import zebrawatch.rule.Policy;
import zebrawatch.scene.Camera;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Crossing;

/** Reads camera files ({@code camera.yaml}) and city files ({@code cameras:} with many). */
public final class CameraFile {
    private static final int LARGEST_PICTURE = 16384;

    private CameraFile() {}

    /**
     * Reads one camera.
     *
     * @throws ConfigException with every problem of the file
     */
    public static CameraSettings read(Path file) {
        return Yaml.read(file, top -> camera(top, folder(file), DetectorSettings.standard()));
    }

    /**
     * Reads a city file with a list of cameras, or a camera file as a city of one.
     *
     * @throws ConfigException with every problem of the file
     */
    public static List<CameraSettings> readCity(Path file) {
        return Yaml.read(
                file,
                top -> top.has("cameras")
                        ? city(top, folder(file))
                        : camera(top, folder(file), DetectorSettings.standard()).map(List::of));
    }

    private static Path folder(Path file) {
        Path folder = file.getParent();
        return folder == null ? Path.of("") : folder;
    }

    /** A city's {@code detector} holds for all its cameras that have none of their own. */
    private static Optional<List<CameraSettings>> city(Section top, Path folder) {
        DetectorSettings usual = detector(top, folder, DetectorSettings.standard());
        List<CameraSettings> cameras = top.sections("cameras", c -> camera(c, folder, usual));
        Set<CameraId> ids = new HashSet<>();
        for (CameraSettings c : cameras) {
            if (!ids.add(c.camera().id())) {
                top.problem("cameras", "the camera id '" + c.camera().id() + "' stands twice");
            }
        }
        return top.build("cameras", () -> List.copyOf(cameras));
    }

    private static DetectorSettings detector(Section s, Path folder, DetectorSettings usual) {
        return s.has("detector")
                ? s.section("detector", d -> DetectorSection.read(d, folder)).orElse(usual)
                : usual;
    }

    private static Optional<CameraSettings> camera(Section s, Path folder, DetectorSettings usual) {
        String id = s.text("camera");
        String place = s.text("place");
        Optional<int[]> size = s.section("picture", CameraFile::size);
        Optional<Policy> policy =
                s.has("policy") ? s.section("policy", PolicySection::read) : Optional.of(Policy.standard());
        Optional<String> source = s.optionalText("source");
        DetectorSettings detector = detector(s, folder, usual);
        List<Crossing> crossings =
                s.sections("crossings", c -> CrossingSection.read(c, size.map(wh -> wh[0]), size.map(wh -> wh[1])));
        Set<String> names = new HashSet<>();
        for (Crossing c : crossings) {
            if (!names.add(c.name())) {
                s.problem("crossings", "the crossing name '" + c.name() + "' stands twice");
            }
        }
        return s.build("camera", () -> {
            int[] wh = size.orElseThrow();
            return new CameraSettings(
                    new Camera(new CameraId(id), place, wh[0], wh[1], crossings),
                    policy.orElseThrow(),
                    source,
                    detector);
        });
    }

    private static Optional<int[]> size(Section s) {
        int width = s.whole("width", 16, LARGEST_PICTURE);
        int height = s.whole("height", 16, LARGEST_PICTURE);
        return s.build("width", () -> new int[] {width, height});
    }
}
