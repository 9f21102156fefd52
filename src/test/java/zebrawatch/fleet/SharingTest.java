package zebrawatch.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.scene.CameraId;

class SharingTest {
    /**
     * Stations as {@code name:capacity} or, with cameras of their own, {@code name=camera}; cameras as {@code id@owner} or
     * {@code id@owner>moved to}, where an owner {@code ?} is none; then who watches what, {@code -} for nobody.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        each watches its own                        | a:2 b:2     | 1@a 2@a 3@b         | 1:a 2:a 3:b
        what is too much goes to who has room       | a:2 b:2     | 1@a 2@a 3@a         | 1:a 2:a 3:b
        it goes to who has most room                | a:1 b:2 c:3 | 1@a 2@a 3@b 4@c     | 1:a 2:c 3:b 4:c
        it is spread                                | a:1 b:4 c:4 | 1@a 2@a 3@a 4@a 5@a | 1:a 2:b 3:c 4:b 5:c
        nobody has room                             | a:1 b:1     | 1@a 2@a 3@b 4@b     | 1:a 3:b 2:- 4:-
        a moved camera goes where it was moved      | a:2 b:2     | 1@a>b 2@b           | 1:b 2:b
        its owner takes it when that station is gone| a:2         | 1@a>b               | 1:a
        or full of cameras moved before             | a:2 b:1     | 1@a>b 2@a>b         | 1:b 2:a
        one moved away leaves room for another      | a:1 b:2     | 1@a>b 2@a           | 1:b 2:a
        one that changes hands is nobody's yet      | a:2 b:2     | 1@? 2@b             | 2:b
        unless it was moved                         | a:2 b:2     | 1@?>a               | 1:a
        a box has its own wherever they lie         | a:9 x=1     | 1@a 2@a             | 1:x 2:a
        even a moved one                            | a:9 b:9 x=1 | 1@a>b               | 1:x
        no station at all                           | x=2         | 1@? 2@?             | 2:x 1:-
        """)
    void aCameraHasTheWatcherItShould(String what, String stations, String cameras, String expected) {
        Sharing sharing = Sharing.of(cameras(cameras), census(stations, cameras));
        List<String> said = new ArrayList<>();
        sharing.watchers().forEach((camera, station) -> said.add(camera + ":" + station));
        sharing.unwatched().forEach(camera -> said.add(camera + ":-"));
        assertThat(said).as(what).containsExactlyInAnyOrder(expected.split(" "));
    }

    @Test
    void noStationGetsMoreThanItCanWatchAndNoCameraWaitsWhileOneHasRoom() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            SortedMap<String, Integer> capacity = new TreeMap<>();
            for (int s = 0; s < 1 + random.nextInt(6); s++) {
                capacity.put("s" + s, 1 + random.nextInt(6));
            }
            List<String> names = List.copyOf(capacity.keySet());
            String cameras = random.ints(random.nextInt(30), 0, names.size())
                    .mapToObj(names::get)
                    .map(owner -> "@" + owner + (random.nextInt(4) == 0 ? ">s" + random.nextInt(8) : ""))
                    .collect(Collectors.joining(" "));
            String numbered = number(cameras);
            String stations = capacity.entrySet().stream()
                    .map(e -> e.getKey() + ":" + e.getValue())
                    .collect(Collectors.joining(" "));
            Sharing sharing = Sharing.of(cameras(numbered), census(stations, numbered));
            Map<String, Long> counts =
                    sharing.watchers().values().stream().collect(Collectors.groupingBy(s -> s, Collectors.counting()));
            assertThat(counts)
                    .as(stations + " " + numbered)
                    .allSatisfy((station, count) ->
                            assertThat(count).isLessThanOrEqualTo(capacity.getOrDefault(station, 0)));
            int all = cameras(numbered).size();
            int room = capacity.values().stream().mapToInt(c -> c).sum();
            assertThat(sharing.watchers()).hasSize(Math.min(all, room));
            assertThat(sharing.unwatched()).hasSize(all - Math.min(all, room));
        }
    }

    private static String number(String cameras) {
        StringBuilder text = new StringBuilder();
        int id = 100;
        for (String camera : cameras.isEmpty() ? new String[0] : cameras.split(" ")) {
            text.append(id++).append(camera).append(' ');
        }
        return text.toString().strip();
    }

    private static List<Placed> cameras(String cameras) {
        List<Placed> placed = new ArrayList<>();
        for (String camera : words(cameras)) {
            String[] parts = camera.split("[@>]", -1);
            Optional<String> moved =
                    Optional.of(parts).filter(p -> p.length > 2).map(p -> p[2]);
            CameraConfig config = CameraConfig.given(new CameraId(parts[0]), "", Instant.EPOCH)
                    .withStation(moved);
            placed.add(new Placed(config, Integer.parseInt(parts[0])));
        }
        return placed;
    }

    private static Census census(String stations, String cameras) {
        SortedMap<String, StationCard> sharing = new TreeMap<>();
        SortedMap<String, StationCard> pinned = new TreeMap<>();
        for (String station : words(stations)) {
            String[] parts = station.split("[:=]", -1);
            if (station.contains("=")) {
                pinned.put(parts[0], StationCard.pinned(parts[0], new TreeSet<>(Set.of(new CameraId(parts[1])))));
            } else {
                sharing.put(parts[0], StationCard.sharing(parts[0], Integer.parseInt(parts[1])));
            }
        }
        Map<Integer, String> owners = new HashMap<>();
        for (String camera : words(cameras)) {
            String[] parts = camera.split("[@>]", -1);
            if (!parts[1].equals("?")) {
                owners.put(Integer.parseInt(parts[0]), parts[1]);
            }
        }
        return new Census(Set.of(), sharing, pinned, owners);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(w -> !w.isEmpty()).toList();
    }
}
