package zebrawatch.track;

import zebrawatch.scene.RoadUser;

/**
 * What is usual of a kind of road user: its size, and how it can move.
 *
 * <p>Sizes are the means of the nuScenes annotations (Caesar et al., "nuScenes: a multimodal dataset for autonomous
 * driving", CVPR 2020), rounded; a car's width without mirrors; bicycles and motorcycles with the rider's height. Speeds
 * are what city streets see; accelerations are those of emergency braking on a dry road, about 0.8 g for motor vehicles
 * and half of that for bicycles (AASHTO Guide for the Development of Bicycle Facilities), and of a person who starts to
 * run.
 *
 * <p>The spreads are supposed, not measured: a quarter of the way from the smallest usual to the largest (cars are 3.8 to 5.4 m
 * long, buses 8 to 14, trucks 5 to 10). A pedestrian has none, since his place is his feet.
 *
 * @param length metres along the heading
 * @param width metres across the heading
 * @param height metres
 * @param topSpeed metres a second
 * @param acceleration the hardest change of speed, metres a second squared
 * @param lengthSpread how much lengths differ within the kind, metres
 * @param widthSpread how much widths differ within the kind, metres
 */
record Nature(
        double length,
        double width,
        double height,
        double topSpeed,
        double acceleration,
        double lengthSpread,
        double widthSpread) {
    private static final Nature PEDESTRIAN = new Nature(0.5, 0.5, 1.7, 4, 3, 0, 0);
    private static final Nature BICYCLE = new Nature(1.8, 0.6, 1.6, 12, 4, 0.15, 0.1);
    private static final Nature MOTORCYCLE = new Nature(1.9, 0.7, 1.6, 20, 6, 0.15, 0.1);
    private static final Nature CAR = new Nature(4.6, 1.8, 1.5, 30, 8, 0.4, 0.15);
    private static final Nature BUS = new Nature(11, 2.5, 3.1, 25, 7, 1.5, 0.2);
    private static final Nature TRUCK = new Nature(7, 2.4, 2.8, 25, 7, 1.25, 0.2);

    /**
     * How much its velocity usually changes in a second, metres a second: a sixth of the hardest change, about half a
     * metre a second for somebody walking and a light touch of the brake for a car.
     */
    double restlessness() {
        return acceleration / 6;
    }

    static Nature of(RoadUser kind) {
        return switch (kind) {
            case PEDESTRIAN -> PEDESTRIAN;
            case BICYCLE -> BICYCLE;
            case MOTORCYCLE -> MOTORCYCLE;
            case CAR -> CAR;
            case BUS -> BUS;
            case TRUCK -> TRUCK;
        };
    }
}
