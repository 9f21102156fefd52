package zebrawatch.detect;

import java.util.List;
import java.util.Map;
import zebrawatch.detect.DetectorSettings.Channels;
import zebrawatch.detect.DetectorSettings.Placing;
import zebrawatch.scene.RoadUser;

/** Descriptions of nets of which a test needs a part only. */
final class Descriptions {
    private Descriptions() {}

    static NetDescription of(int size, NetDescription.Head head, List<NetDescription.Level> levels) {
        NetDescription.Input input = new NetDescription.Input(
                size,
                Channels.BGR,
                List.of(0.0, 0.0, 0.0),
                List.of(1.0, 1.0, 1.0),
                Placing.TOP_LEFT,
                List.of(0.0, 0.0, 0.0));
        return new NetDescription(input, head, levels, Map.of(RoadUser.PEDESTRIAN, 0, RoadUser.CAR, 2));
    }
}
