package zebrawatch.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import zebrawatch.meters.FleetReading;

/**
 * How a station is.
 *
 * @param station its name
 * @param now when it was so
 * @param started when it began to work
 * @param cameras it watches
 * @param queue pictures that wait for a worker of the detector
 * @param spool cases on disk that Kafka does not have yet
 * @param spoolFull whether no further case can be kept
 * @param kafka whether Kafka answered lately
 * @param clockOffset what is to be added to its clock to be right; empty where nobody knows
 * @param clockLimit largest offset cases are made with
 * @param fleet its part in the fleet; empty for one that is in none
 */
public record StationStatus(
        String station,
        Instant now,
        Instant started,
        List<CameraStatus> cameras,
        int queue,
        int spool,
        boolean spoolFull,
        boolean kafka,
        Optional<Duration> clockOffset,
        Duration clockLimit,
        Optional<FleetReading> fleet) {
    /** How much of its work it does. */
    public enum Level {
        /** All of it. */
        OK("正常"),
        /** Some camera is not well, or Kafka is away. */
        DEGRADED("部分异常"),
        /** None: no room for cases, a clock that is off, or not one camera that sends pictures. */
        DOWN("停止工作");

        private final String chinese;

        Level(String chinese) {
            this.chinese = chinese;
        }

        String chinese() {
            return chinese;
        }
    }

    public StationStatus {
        cameras = List.copyOf(cameras);
    }

    /** The rule behind the answer of {@code /health}: 503 where it is down, 200 otherwise. */
    public Level level() {
        boolean blind = !cameras.isEmpty() && cameras.stream().allMatch(CameraStatus::isOffline);
        if (spoolFull || isClockOff() || blind) {
            return Level.DOWN;
        }
        boolean well =
                kafka && cameras.stream().allMatch(c -> c.health().complaints().isEmpty());
        return well ? Level.OK : Level.DEGRADED;
    }

    boolean isClockOff() {
        return clockOffset.isPresent() && clockOffset.get().abs().compareTo(clockLimit) > 0;
    }
}
