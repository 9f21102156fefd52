package zebrawatch.zones;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import zebrawatch.archive.Database;
import zebrawatch.archive.ReadingPositions;
import zebrawatch.publish.Position;
import zebrawatch.publish.Still;
import zebrawatch.publish.TopicReader;
import zebrawatch.scene.CameraId;

/** The newest still of each camera, in the database. Any thread may use it. */
public final class StillStore {
    private final Database database;

    public StillStore(Database database) {
        this.database = database;
    }

    /** The camera's. */
    Optional<Still> find(CameraId camera) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select * from camera_still where camera = :camera")
                        .bind("camera", camera.value())
                        .map((row, context) -> new Still(
                                camera,
                                row.getTimestamp("taken").toInstant(),
                                row.getInt("width"),
                                row.getInt("height"),
                                row.getBytes("jpeg")))
                        .findOne());
    }

    /** When the camera's was taken. */
    Optional<Instant> taken(CameraId camera) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select taken from camera_still where camera = :camera")
                        .bind("camera", camera.value())
                        .mapTo(Instant.class)
                        .findOne());
    }

    /** When each was taken. */
    Map<CameraId, Instant> taken() {
        return database.jdbi()
                .withHandle(handle -> handle
                        .createQuery("select camera, taken from camera_still")
                        .map((row, context) -> Map.entry(
                                new CameraId(row.getString("camera")),
                                row.getTimestamp("taken").toInstant()))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Where reading goes on. */
    List<Position> positions() {
        return ReadingPositions.of(database, TopicReader.STILLS);
    }

    /** Keeps what came in the place of what was there, with its positions, in one transaction. */
    void keep(TopicReader.Batch<Still> batch, Instant now) {
        database.jdbi().useTransaction(handle -> {
            for (Still still : batch.read()) {
                handle.createUpdate("insert into camera_still (camera, taken, arrived, width, height, jpeg)"
                                + " values (:camera, :taken, :arrived, :width, :height, :jpeg)"
                                + " on conflict (camera) do update set taken = excluded.taken,"
                                + " arrived = excluded.arrived, width = excluded.width, height = excluded.height,"
                                + " jpeg = excluded.jpeg")
                        .bind("camera", still.camera().value())
                        .bind("taken", still.taken())
                        .bind("arrived", now)
                        .bind("width", still.width())
                        .bind("height", still.height())
                        .bind("jpeg", still.jpeg())
                        .execute();
            }
            ReadingPositions.move(handle, batch.positions());
        });
    }

    /** Forgets cameras that sent nothing for long. */
    void forget(Instant arrivedBefore) {
        database.jdbi()
                .useHandle(handle -> handle.execute("delete from camera_still where arrived < ?", arrivedBefore));
    }
}
