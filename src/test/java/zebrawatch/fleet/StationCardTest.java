package zebrawatch.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.scene.CameraId;

class StationCardTest {
    @Test
    void aCardIsReadFromTheClientIdItMade() {
        StationCard sharing = StationCard.sharing("box-07", 24);
        StationCard pinned =
                StationCard.pinned("box.8", new TreeSet<>(List.of(new CameraId("kl_1"), new CameraId("kl-2"))));
        assertThat(sharing.clientId()).isEqualTo("box-07/capacity=24");
        assertThat(pinned.clientId()).isEqualTo("box.8/cameras=kl-2,kl_1");
        assertThat(StationCard.read(sharing.clientId())).contains(sharing);
        assertThat(StationCard.read(pinned.clientId())).contains(pinned);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "consumer-1",
                "box-07",
                "box-07/capacity=",
                "box-07/capacity=x",
                "a b/capacity=1",
                "box/cameras=,"
            })
    void anybodyElseInTheGroupIsNoStation(String clientId) {
        assertThat(StationCard.read(clientId)).isEmpty();
    }

    @Test
    void aNameOrCapacityThatCannotBeIsSaid() {
        assertThatThrownBy(() -> FleetSettings.sharing("k:9092", "box 7", 24, Path.of("data")))
                .hasMessage("a station's name is 1 to 64 letters, digits, '.', '-' or '_', got 'box 7'");
        assertThatThrownBy(() -> FleetSettings.sharing("k:9092", "box-7", 0, Path.of("data")))
                .hasMessage("a station's capacity is 1 camera or more, got 0");
    }
}
