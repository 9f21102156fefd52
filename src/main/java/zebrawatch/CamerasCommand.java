package zebrawatch;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import zebrawatch.config.CameraFile;
import zebrawatch.config.ConfigException;
import zebrawatch.config.DrawnText;
import zebrawatch.fleet.CameraConfig;
import zebrawatch.fleet.CameraRegister;
import zebrawatch.fleet.CameraRegister.Changes;
import zebrawatch.fleet.CameraRegister.Entry;
import zebrawatch.fleet.CameraRegister.State;
import zebrawatch.fleet.FleetException;
import zebrawatch.scene.CameraId;

/** The city's cameras as Kafka holds them. */
@Command(
        name = "cameras",
        description = "The city's cameras in Kafka: which there are, who watches them, and changes to them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false)
final class CamerasCommand {
    private static final String ROW = "%-20s %-16s %-14s %7s  %-20s %s%n";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            required = true,
            scope = ScopeType.INHERIT,
            description = "where Kafka is, several separated by commas")
    private String bootstrap;

    @Option(
            names = "--client",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "settings of Kafka's clients, such as security.protocol, as a properties file")
    private @Nullable Path client;

    @Command(
            name = "import",
            description = "Writes the cameras of a camera or city file that are new or changed. Cameras that are not in"
                    + " the file stay as they are.",
            mixinStandardHelpOptions = true)
    int importCity(@Parameters(paramLabel = "FILE", description = "camera.yaml or city.yaml") Path file) {
        CameraImport importing = new CameraImport(CameraFile.readTexts(file), Instant.now());
        Changes unused = register().change(importing::changes);
        PrintWriter out = spec.commandLine().getOut();
        importing.lines(file).forEach(out::println);
        importing.warnings().forEach(spec.commandLine().getErr()::println);
        out.flush();
        return 0;
    }

    @Command(
            name = "list",
            description = "Every camera, the station that watches it, and its state.",
            mixinStandardHelpOptions = true)
    int list(@Option(names = "--json", description = "print JSON instead of a table") boolean json) {
        CameraRegister register = register();
        List<Entry> entries = register.entries();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(entries));
        } else {
            print(entries, register.stations(), out);
        }
        out.flush();
        return 0;
    }

    @Command(
            name = "move",
            description =
                    "Gives a camera to a station, for as long as that is there and has room; else the others watch it.",
            mixinStandardHelpOptions = true)
    int move(
            @Parameters(paramLabel = "ID", description = "of the camera") String id,
            @Parameters(paramLabel = "STATION", arity = "0..1", description = "one that is there") @Nullable
                    String station,
            @Option(names = "--anywhere", description = "take an earlier move back") boolean anywhere) {
        if (anywhere == (station != null)) {
            throw new ParameterException(spec.commandLine(), "expected either a STATION or --anywhere");
        }
        CameraRegister register = register();
        Set<String> stations = station == null ? Set.of() : register.stations().keySet();
        if (station != null && !stations.contains(station)) {
            throw new FleetException("station " + station + " is not there; those that are: "
                    + (stations.isEmpty() ? "none" : String.join(", ", stations)));
        }
        Optional<String> to = Optional.ofNullable(station);
        rewrite(register, List.of(id), camera -> camera.withStation(to));
        say(id + to.map(s -> ": moved to " + s).orElse(": watched by any station again"));
        return 0;
    }

    @Command(name = "remove", description = "Has cameras watched by nobody any more.", mixinStandardHelpOptions = true)
    int remove(@Parameters(paramLabel = "ID", arity = "1..*", description = "of the cameras") List<String> ids) {
        Set<CameraId> removed = Set.copyOf(ids(ids));
        Changes unused = register().change(there -> {
            removed.forEach(id -> known(there, id));
            return new Changes(List.of(), removed);
        });
        ids.forEach(id -> say(id + ": removed"));
        return 0;
    }

    @Command(
            name = "confirm",
            description = "Says that somebody has looked at a moved camera's picture and its outlines fit: it is armed"
                    + " again and remembers the crossing's surroundings anew.",
            mixinStandardHelpOptions = true)
    int confirm(@Parameters(paramLabel = "ID", arity = "1..*", description = "of the cameras") List<String> ids) {
        Instant now = Instant.now();
        rewrite(register(), ids, camera -> camera.withConfirmed(now));
        ids.forEach(id -> say(id + ": confirmed"));
        return 0;
    }

    private static void rewrite(CameraRegister register, List<String> ids, UnaryOperator<CameraConfig> change) {
        List<CameraId> cameras = ids(ids);
        Changes unused = register.change(there -> new Changes(
                cameras.stream().map(id -> change.apply(known(there, id))).toList(), Set.of()));
    }

    private static List<CameraId> ids(List<String> ids) {
        try {
            return ids.stream().distinct().map(CameraId::new).toList();
        } catch (IllegalArgumentException e) {
            throw new FleetException(String.valueOf(e.getMessage()));
        }
    }

    private static CameraConfig known(SortedMap<CameraId, CameraConfig> there, CameraId id) {
        return Optional.ofNullable(there.get(id))
                .orElseThrow(() -> new FleetException("there is no camera " + id + " in Kafka"));
    }

    private static void print(List<Entry> entries, SortedMap<String, Integer> stations, PrintWriter out) {
        out.printf(ROW, "CAMERA", "STATION", "STATE", "VERSION", "CONFIRMED", "PLACE");
        for (Entry entry : entries) {
            CameraConfig camera = entry.camera();
            out.printf(
                    ROW,
                    camera.id(),
                    entry.station().orElse("-")
                            + (camera.station().equals(entry.station())
                                            && entry.station().isPresent()
                                    ? "*"
                                    : ""),
                    written(entry.state()),
                    camera.version(),
                    camera.confirmed().truncatedTo(ChronoUnit.SECONDS),
                    place(camera));
        }
        long unwatched =
                entries.stream().filter(e -> e.state() == State.UNWATCHED).count();
        int room = stations.values().stream().mapToInt(c -> c).sum();
        out.printf("%d camera(s), %d station(s) with room for %d%n", entries.size(), stations.size(), room);
        if (unwatched > 0) {
            out.printf("ALARM: %d camera(s) are watched by nobody%n", unwatched);
        }
    }

    private static String json(List<Entry> entries) {
        ArrayNode list = new JsonMapper().createArrayNode();
        for (Entry entry : entries) {
            CameraConfig camera = entry.camera();
            ObjectNode node = list.addObject()
                    .put("camera", camera.id().value())
                    .put("place", place(camera))
                    .put("station", entry.station().orElse(null))
                    .put("state", written(entry.state()))
                    .put("moved_to", camera.station().orElse(null));
            node.put("version", camera.version())
                    .put("written", camera.written().toString())
                    .put("by", camera.by())
                    .put("confirmed", camera.confirmed().toString());
        }
        return list.toPrettyString();
    }

    private static String place(CameraConfig camera) {
        Optional<DrawnText> undrawn = DrawnText.undrawn(camera.id().value(), camera.text());
        if (undrawn.isPresent()) {
            return undrawn.get().place() + " (no crossing drawn yet)";
        }
        try {
            return CameraFile.parse(camera.id().value(), camera.text(), Path.of(""))
                    .camera()
                    .place();
        } catch (ConfigException e) {
            return "(unreadable: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")";
        }
    }

    private static String written(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    private CameraRegister register() {
        return new CameraRegister(bootstrap, who(), settings());
    }

    private Map<String, String> settings() {
        return client == null ? Map.of() : ClientOption.read(client);
    }

    private static String who() {
        String user = System.getProperty("user.name");
        try {
            return user + "@" + InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return user;
        }
    }
}
