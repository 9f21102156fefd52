package zebrawatch.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import zebrawatch.Material;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;
import zebrawatch.scene.RoadUser;
import zebrawatch.scene.StopLines;
import zebrawatch.track.GroundTrack;

/**
 * One clip of the DUT data set: a campus crosswalk in China without signals, filmed from above, in metres.
 *
 * <p>Nothing tells where the zebra lies, so it is taken from the tracks: it is the strip of y, 4 m wide, that holds most of
 * the places of everybody who walks along x at more than 0.5 m/s and more than twice as fast as along y. The street, which
 * all clips show, is what moving vehicles cover in those strips, with a lane of 3 m on either side: x from 6.6 to 20.3.
 * It has no lanes and no centre line; the stop lines are the zebra's edges.
 *
 * @param crossing the zebra; u is x, v is y
 * @param rows the tracks, vehicles' ids from 1000
 */
record CampusCrosswalk(Crossing crossing, List<TrackRow> rows) {
    static final int CLIPS = 6;
    private static final double FRAMES_A_SECOND = 23.98;
    private static final double LEFT = 6.6;
    private static final double RIGHT = 20.3;
    private static final double WIDTH = 4;

    static CampusCrosswalk clip(int number) throws IOException {
        List<TrackRow> raw = new ArrayList<>();
        raw.addAll(read(number, "ped", RoadUser.PEDESTRIAN, 0));
        raw.addAll(read(number, "veh", RoadUser.CAR, 1000));
        List<GroundTrack> states = new Trajectories(raw)
                .situations().stream().flatMap(s -> s.tracks().stream()).toList();
        double[] y =
                sorted(states, CampusCrosswalk::walksAcross, s -> s.position().v());
        double from = fullest(y);
        Polygon outline = new Polygon(
                List.of(new Point(100, 500), new Point(900, 500), new Point(800, 400), new Point(200, 400)));
        Crossing crossing = new Crossing(
                "clip " + number, outline, RIGHT - LEFT, WIDTH, List.of(), Optional.empty(), new StopLines(0, WIDTH));
        List<TrackRow> rows = raw.stream()
                .map(r -> new TrackRow(
                        r.t(),
                        r.id(),
                        r.kind(),
                        new GroundPoint(r.place().u() - LEFT, r.place().v() - from),
                        r.heading(),
                        true))
                .toList();
        return new CampusCrosswalk(crossing, rows);
    }

    private static double fullest(double[] y) {
        double best = y[0];
        int most = 0;
        for (int i = 0, j = 0; i < y.length; i++) {
            while (j < y.length && y[j] <= y[i] + WIDTH) {
                j++;
            }
            if (j - i > most) {
                most = j - i;
                best = y[i];
            }
        }
        return best;
    }

    private static boolean walksAcross(GroundTrack state) {
        double u = Math.abs(state.velocity().u());
        return state.kind() == RoadUser.PEDESTRIAN
                && u > 0.5
                && u > 2 * Math.abs(state.velocity().v());
    }

    private static double[] sorted(
            List<GroundTrack> states, Predicate<GroundTrack> which, ToDoubleFunction<GroundTrack> value) {
        DoubleStream values = states.stream().filter(which).mapToDouble(value);
        return values.sorted().toArray();
    }

    /** Columns: id, frame, label, x, y, and for vehicles the heading. */
    private static List<TrackRow> read(int clip, String who, RoadUser kind, long firstId) throws IOException {
        String name = "data/trajectories/intersection_0" + clip + "_traj_" + who + "_filtered.csv";
        try (Stream<String> lines = Files.lines(Material.shared(name))) {
            return lines.skip(1)
                    .map(line -> List.of(line.split(",", -1)))
                    .map(cells -> new TrackRow(
                            Double.parseDouble(cells.get(1)) / FRAMES_A_SECOND,
                            firstId + Long.parseLong(cells.get(0)),
                            kind,
                            new GroundPoint(Double.parseDouble(cells.get(3)), Double.parseDouble(cells.get(4))),
                            kind == RoadUser.CAR
                                    ? OptionalDouble.of(Double.parseDouble(cells.get(5)))
                                    : OptionalDouble.empty(),
                            true))
                    .toList();
        }
    }
}
