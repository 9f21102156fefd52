package zebrawatch.zones;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import zebrawatch.account.Audit;
import zebrawatch.account.Who;
import zebrawatch.config.CameraFile;
import zebrawatch.config.ConfigException;
import zebrawatch.config.DrawnText;
import zebrawatch.fleet.CameraConfig;
import zebrawatch.fleet.CameraRegister;
import zebrawatch.fleet.CameraRegister.Changes;
import zebrawatch.fleet.FleetException;
import zebrawatch.scene.Camera;
import zebrawatch.scene.CameraId;

/** The city's cameras as the office changes them: who does it, and when, stands in Kafka and in the log. Any thread may use it. */
public final class Cameras {
    private final String bootstrap;
    private final Map<String, String> client;
    private final Audit audit;
    private final Clock clock;

    /**
     * Asks nothing of Kafka yet.
     *
     * @param client further settings of Kafka's clients, such as {@code security.protocol}
     */
    public Cameras(String bootstrap, Map<String, String> client, Audit audit, Clock clock) {
        this.bootstrap = bootstrap;
        this.client = Map.copyOf(client);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * All of them and who watches them, by id.
     *
     * @throws FleetException if Kafka is away or refuses
     */
    List<CameraRegister.Entry> all() {
        return register("").entries();
    }

    /**
     * One as it stands.
     *
     * @throws FleetException if Kafka is away or refuses
     */
    Optional<CameraConfig> find(CameraId camera) {
        return all().stream()
                .map(CameraRegister.Entry::camera)
                .filter(c -> c.id().equals(camera))
                .findFirst();
    }

    /**
     * Writes a camera's configuration; drawn anew its outlines count as confirmed.
     *
     * @param version of the one that was edited
     * @param edited the new one; without an address it keeps the one it has
     * @return the version it has now
     * @throws ConflictException if somebody else has written it meanwhile
     * @throws ConfigException with everything that a station would refuse it for
     * @throws FleetException if Kafka is away or refuses, or the camera is gone
     */
    long save(Who who, CameraId camera, long version, String edited) {
        Changes changes = register(who.name()).change(there -> {
            CameraConfig known = current(there, camera, version);
            String text = whole(known, edited);
            Camera drawn = CameraFile.parse(camera.value(), text, Path.of("")).camera();
            if (!drawn.id().equals(camera)) {
                throw new FleetException("camera " + camera + " cannot be called " + drawn.id());
            }
            return text.equals(known.text())
                    ? new Changes(List.of(), Set.of())
                    : new Changes(List.of(Redrawn.as(known, text, drawn, clock.instant())), Set.of());
        });
        if (changes.isEmpty()) {
            return version;
        }
        audit.record(who, "zones.save", camera.value(), Long.toString(version + 1));
        return version + 1;
    }

    /**
     * Writes a camera that was not there.
     *
     * @param text its configuration
     * @throws ConflictException if there is one of that id
     * @throws FleetException if Kafka is away or refuses
     */
    void add(Who who, CameraId camera, String text) {
        Changes unused = register(who.name()).change(there -> {
            if (there.containsKey(camera)) {
                throw new ConflictException(known(there, camera));
            }
            return new Changes(List.of(CameraConfig.given(camera, text, clock.instant())), Set.of());
        });
        audit.record(who, "zones.add", camera.value(), "");
    }

    /**
     * Says that somebody has looked at the picture and the outlines fit: the camera is armed again.
     *
     * @param version of the outlines that were looked at
     * @throws ConflictException if somebody else has written it meanwhile
     * @throws FleetException if Kafka is away or refuses, or the camera is gone
     */
    void confirm(Who who, CameraId camera, long version) {
        Changes unused = register(who.name())
                .change(there ->
                        new Changes(List.of(current(there, camera, version).withConfirmed(clock.instant())), Set.of()));
        audit.record(who, "zones.confirm", camera.value(), Long.toString(version + 1));
    }

    /**
     * Has the camera's station send a fresh picture; its configuration stays, and so does its version.
     *
     * @throws FleetException if Kafka is away or refuses, or the camera is gone
     */
    void wantPicture(Who who, CameraId camera) {
        Changes unused = register(who.name())
                .change(there ->
                        new Changes(List.of(known(there, camera).withPictureWanted(clock.instant())), Set.of()));
        audit.record(who, "zones.picture", camera.value(), "");
    }

    /** Says that somebody looks at a camera's picture. */
    void looked(Who who, CameraId camera) {
        audit.record(who, "zones.look", camera.value(), "");
    }

    private static CameraConfig current(SortedMap<CameraId, CameraConfig> there, CameraId camera, long version) {
        CameraConfig known = known(there, camera);
        if (known.version() != version) {
            throw new ConflictException(known);
        }
        return known;
    }

    private static CameraConfig known(SortedMap<CameraId, CameraConfig> there, CameraId camera) {
        return Optional.ofNullable(there.get(camera))
                .orElseThrow(() -> new FleetException("there is no camera " + camera + " in Kafka"));
    }

    private static String whole(CameraConfig known, String edited) {
        DrawnText next = DrawnText.read(known.id().value(), edited);
        try {
            return next.withSourceOf(DrawnText.read(known.id().value(), known.text()))
                    .text();
        } catch (ConfigException e) {
            // what cannot be read has no address to keep
            return next.text();
        }
    }

    private CameraRegister register(String by) {
        return new CameraRegister(bootstrap, by, client);
    }
}
