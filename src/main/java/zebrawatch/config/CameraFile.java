package zebrawatch.config;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import zebrawatch.attention.AttentionSettings;
import zebrawatch.detect.DetectorSettings;
import zebrawatch.rule.Policy;
import zebrawatch.scene.Camera;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Location;
import zebrawatch.video.SourceSettings;
import zebrawatch.video.health.HealthSettings;

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
        return Yaml.read(file, top -> camera(top, Usual.in(file)));
    }

    /**
     * Reads a city file with a list of cameras, or a camera file as a city of one.
     *
     * @throws ConfigException with every problem of the file
     */
    public static List<CameraSettings> readCity(Path file) {
        return readTexts(file).stream().map(CameraText::settings).toList();
    }

    /**
     * Reads the same, each camera with a text of its own that holds what the city's file says of it.
     *
     * @throws ConfigException with every problem of the file
     */
    public static List<CameraText> readTexts(Path file) {
        return city(file).cameras();
    }

    /**
     * Reads what a city file says of its stations; the standard where it says nothing.
     *
     * @throws ConfigException with every problem of the file
     */
    public static StationSettings readStation(Path file) {
        return city(file).station();
    }

    private record City(StationSettings station, List<CameraText> cameras) {}

    private static City city(Path file) {
        return Yaml.read(
                file,
                top -> top.has("cameras")
                        ? city(top, Usual.in(file))
                        : camera(top, Usual.in(file))
                                .map(c -> new City(StationSettings.standard(), List.of(CameraText.of(c, top.node())))));
    }

    /**
     * Reads the text of one camera.
     *
     * @param name of the text, for those who read of its problems
     * @param folder that relative files are relative to
     * @throws ConfigException with every problem of the text
     */
    public static CameraSettings parse(String name, String text, Path folder) {
        return Yaml.parse(name, text, top -> camera(top, Usual.of(folder)));
    }

    /**
     * What holds for a camera that says nothing else.
     *
     * @param folder that relative files are relative to
     */
    private record Usual(
            Path folder, DetectorSettings detector, Policy policy, AttentionSettings attention, HealthSettings health) {

        static Usual in(Path file) {
            Path folder = file.getParent();
            return of(folder == null ? Path.of("") : folder);
        }

        static Usual of(Path folder) {
            return new Usual(
                    folder,
                    DetectorSettings.standard(),
                    Policy.standard(),
                    AttentionSettings.standard(),
                    HealthSettings.STANDARD);
        }

        /** The same, but for what a section says itself. */
        Usual with(Section s) {
            DetectorSettings said = s.has("detector")
                    ? s.section("detector", d -> DetectorSection.read(d, folder))
                            .orElse(detector)
                    : detector;
            return new Usual(
                    folder,
                    said,
                    PolicySection.under(s, policy).orElse(policy),
                    AttentionSection.under(s, attention).orElse(attention),
                    HealthSection.under(s, health).orElse(health));
        }
    }

    /** A city's {@code detector}, {@code policy}, {@code attention} and {@code health} hold where its cameras say nothing else. */
    private static Optional<City> city(Section top, Usual usual) {
        Usual here = usual.with(top);
        Optional<StationSettings> station = StationSection.under(top, usual.folder());
        List<CameraText> cameras = top.sections(
                "cameras", c -> camera(c, here).map(settings -> CameraText.of(settings, c.node(), top.node())));
        Set<CameraId> ids = new HashSet<>();
        for (CameraText c : cameras) {
            if (!ids.add(c.id())) {
                top.problem("cameras", "the camera id '" + c.id() + "' stands twice");
            }
        }
        return top.build("cameras", () -> new City(station.orElseThrow(), List.copyOf(cameras)));
    }

    private static Optional<CameraSettings> camera(Section s, Usual city) {
        String id = s.text("camera");
        String place = s.text("place");
        Optional<Location> location =
                s.has("location") ? s.section("location", CameraFile::location) : Optional.empty();
        Optional<PictureSize> size = s.section("picture", CameraFile::size);
        Usual usual = city.with(s);
        Optional<SourceSettings> source = SourceSection.under(s, usual.folder());
        List<CrossingSettings> crossings = s.sections("crossings", c -> CrossingSection.read(c, size, usual.policy()));
        Set<String> names = new HashSet<>();
        for (CrossingSettings c : crossings) {
            if (!names.add(c.crossing().name())) {
                s.problem("crossings", "the crossing name '" + c.crossing().name() + "' stands twice");
            }
        }
        return s.build("camera", () -> {
            PictureSize wh = size.orElseThrow();
            List<Crossing> drawn =
                    crossings.stream().map(CrossingSettings::crossing).toList();
            return new CameraSettings(
                    new Camera(new CameraId(id), place, location, wh.width(), wh.height(), drawn),
                    crossings,
                    source,
                    usual.detector(),
                    usual.attention(),
                    usual.health(),
                    s.sha256());
        });
    }

    private static Optional<Location> location(Section s) {
        double lat = s.number("lat", -90, 90);
        double lon = s.number("lon", -180, 180);
        return s.build("lat", () -> new Location(lat, lon));
    }

    private static Optional<PictureSize> size(Section s) {
        int width = s.whole("width", 16, LARGEST_PICTURE);
        int height = s.whole("height", 16, LARGEST_PICTURE);
        return s.build("width", () -> new PictureSize(width, height));
    }
}
