package zebrawatch.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import zebrawatch.scene.CameraId;

class DutiesTest {
    private static final CameraConfig CAMERA = CameraConfig.given(new CameraId("kl-1"), "a", Instant.EPOCH);

    private final List<String> told = new ArrayList<>();
    private final Duties duties = new Duties(new FleetListener() {
        @Override
        public void watch(CameraConfig camera) {
            told.add("watch " + camera.id());
        }

        @Override
        public void reconfigured(CameraConfig camera) {
            told.add("reconfigured " + camera.id());
        }

        @Override
        public void pictureWanted(CameraId camera) {
            told.add("picture " + camera);
        }

        @Override
        public void release(CameraId camera) {
            told.add("release " + camera);
        }
    });

    @Test
    void aWishForAPictureIsToldOnceAndNoLineChangesForIt() {
        CameraConfig wished = CAMERA.withPictureWanted(Instant.EPOCH.plusSeconds(1));
        follow(CAMERA, wished, wished, wished.withStation(Optional.of("box-1")));
        assertThat(told).containsExactly("watch kl-1", "picture kl-1");
    }

    @Test
    void anotherTextBringsItsPictureByItself() {
        follow(CAMERA, CAMERA.withText("b").withPictureWanted(Instant.EPOCH.plusSeconds(1)));
        assertThat(told).containsExactly("watch kl-1", "reconfigured kl-1");
    }

    private void follow(CameraConfig... one) {
        for (CameraConfig camera : one) {
            duties.follow(new TreeMap<>(Map.of(camera.id(), camera)));
        }
    }
}
