package zebrawatch.track;

import java.util.ArrayList;
import java.util.List;
import zebrawatch.scene.RoadUser;

/**
 * The shape of a vehicle in rough, the same to both ends and sides: the places whose outline in the picture is its box. A
 * block would not do: a bumper hangs a quarter of a metre over the road and its corners are round, and seen from a pole
 * that is most of a metre on the ground.
 *
 * <p>Proportions of ordinary vehicles: the wheelbase is 0.58 of the length, a car's bumper clears the road by 0.2 to 0.3
 * m, its flanks are straight for 0.85 of the length, the roof is half as long as the car.
 *
 * @param corners places on the outline
 */
record Body(List<Corner> corners) {
    private static final double WHEELS = 0.29;

    private static final Body CAR = car(Nature.of(RoadUser.CAR));
    private static final Body BUS = box(Nature.of(RoadUser.BUS));
    private static final Body TRUCK = box(Nature.of(RoadUser.TRUCK));
    private static final Body BICYCLE = ridden(Nature.of(RoadUser.BICYCLE));
    private static final Body MOTORCYCLE = ridden(Nature.of(RoadUser.MOTORCYCLE));
    private static final Body PEDESTRIAN = new Body(List.of(new Corner(0, 0, 0)));

    /**
     * A place on the body.
     *
     * @param ahead metres before the middle
     * @param left metres left of the middle
     * @param up metres above the road
     */
    record Corner(double ahead, double left, double up) {}

    Body {
        corners = List.copyOf(corners);
    }

    static Body of(RoadUser kind) {
        return switch (kind) {
            case PEDESTRIAN -> PEDESTRIAN;
            case BICYCLE -> BICYCLE;
            case MOTORCYCLE -> MOTORCYCLE;
            case CAR -> CAR;
            case BUS -> BUS;
            case TRUCK -> TRUCK;
        };
    }

    private static Body car(Nature car) {
        List<Corner> corners = new ArrayList<>();
        add(corners, WHEELS * car.length(), car.width() / 2, 0);
        for (double bumper : new double[] {0.25, 0.7}) {
            add(corners, 0.5 * car.length(), 0.35 * car.width(), bumper);
            add(corners, 0.43 * car.length(), car.width() / 2, bumper);
        }
        add(corners, 0.25 * car.length(), 0.38 * car.width(), car.height());
        return new Body(corners);
    }

    private static Body box(Nature bus) {
        List<Corner> corners = new ArrayList<>();
        add(corners, WHEELS * bus.length(), bus.width() / 2, 0);
        for (double z : new double[] {0.35, bus.height()}) {
            add(corners, 0.5 * bus.length(), 0.45 * bus.width(), z);
            add(corners, 0.48 * bus.length(), bus.width() / 2, z);
        }
        return new Body(corners);
    }

    private static Body ridden(Nature machine) {
        List<Corner> corners = new ArrayList<>();
        add(corners, 0.34 * machine.length(), 0, 0);
        add(corners, 0.5 * machine.length(), 0, 0.3);
        add(corners, 0.15 * machine.length(), machine.width() / 2, 1);
        add(corners, 0, 0.2, 1.4);
        add(corners, 0, 0, machine.height());
        return new Body(corners);
    }

    /** The place and its mirror images to the other side and the other end. */
    private static void add(List<Corner> corners, double ahead, double left, double up) {
        for (int end = -1; end <= 1; end += 2) {
            for (int side = -1; side <= 1; side += 2) {
                corners.add(new Corner(end * ahead, side * left, up));
            }
        }
    }
}
