package zebrawatch.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What cities and crossings judge differently. Each has the value a city starts from and the range in which it makes
 * sense. Where no source is named the default is this project's choice, made so that a doubtful capture is no case.
 */
public enum Parameter {
    /**
     * How near the pedestrian must be to the vehicle's path, along the walk. 3 m, one lane or three stripes, held in
     * court in Taiwan, where a fine at 4.8 m was annulled.
     */
    CONFLICT_DISTANCE(Unit.METRES, 3.0, 0.5, 10),
    /** How soon a walking pedestrian must reach the vehicle's path. */
    LONGEST_GAP(Unit.SECONDS, 5.0, 1, 15),
    /** How far beside the stripes a pedestrian still walks on the zebra: what feet are located to within. */
    ZEBRA_MARGIN(Unit.METRES, 0.5, 0, 2),

    /** Whether waiting at the centre line counts: case 5 of the police's chart says yes. */
    CENTRE_WAITING_COUNTS(Unit.FLAG, 1, 0, 1),
    /** How near the centre line is "at" it. */
    CENTRE_REACH(Unit.METRES, 0.5, 0, 2),
    /** Whether waiting at the edge of the motor lanes counts: case 2 of the police's chart says no. */
    KERB_WAITING_COUNTS(Unit.FLAG, 0, 0, 1),
    /** How near the edge of the motor lanes is "at" it. */
    KERB_REACH(Unit.METRES, 1.0, 0, 3),
    /** Whether a pedestrian who walked onto the carriageway and stands there counts. */
    STANDING_COUNTS(Unit.FLAG, 1, 0, 1),
    /** Slower along the walk than this is standing. */
    STANDING_SPEED(Unit.METRES_A_SECOND, 0.4, 0.1, 1),
    /** How far the pedestrian must have been seen to walk; whoever stays on the spot is a warden or a picture. */
    SMALLEST_DISPLACEMENT(Unit.METRES, 0.5, 0, 5),
    /** Faster than this nobody walks: a rider whose two-wheeler the detector missed. */
    FASTEST_PEDESTRIAN(Unit.METRES_A_SECOND, 3.0, 1.5, 10),
    /** How long the pedestrian must have been seen before the decisive moment. */
    PEDESTRIAN_SEEN(Unit.SECONDS, 1.0, 0, 10),

    /** How long the vehicle must have been seen before the decisive moment. */
    VEHICLE_SEEN(Unit.SECONDS, 0.5, 0, 10),
    /** How long before the decisive moment either may have been out of sight. */
    LONGEST_COASTING(Unit.SECONDS, 0.5, 0, 3),
    /** A vehicle that never drives faster than this on the zebra is none to report. */
    SMALLEST_VEHICLE_SPEED(Unit.METRES_A_SECOND, 1.4, 0, 10),
    /** Slower than this a vehicle stands: what speed is measured to within. */
    STANDSTILL_SPEED(Unit.METRES_A_SECOND, 0.7, 0.1, 2),
    /** How much of the vehicle must be over the zebra's edge before it has driven onto it. */
    BODY_SHARE(Unit.SHARE, 0.5, 0.05, 1),
    /** Whether slowing without stopping is giving way; Zhuhai's police say no. */
    SLOWING_IS_ENOUGH(Unit.FLAG, 0, 0, 1),
    /** The share of its speed to which the vehicle must have slowed where slowing is enough. */
    SLOWED_TO(Unit.SHARE, 0.5, 0.05, 1),
    /** The share of its speed to which a vehicle must have slowed to be praised though it did not stop. */
    LET_PASS_SLOWED_TO(Unit.SHARE, 0.7, 0.05, 1),
    /**
     * Had the vehicle not slowed, it would have come no later than this after the pedestrian had left its path: otherwise
     * it did not slow for him.
     */
    LET_PASS_MARGIN(Unit.SECONDS, 1.0, 0, 5),
    /** Whether bicycles and e-bikes are reported; the Road Traffic Safety Law's article 47 speaks of motor vehicles. */
    NON_MOTOR_INCLUDED(Unit.FLAG, 0, 0, 1),
    /** Whether a vehicle that follows another closely over the zebra is reported too. */
    FOLLOWING_COUNTS(Unit.FLAG, 1, 0, 1),
    /** How soon after the vehicle ahead is closely. */
    FOLLOWING_HEADWAY(Unit.SECONDS, 2.0, 0, 10),

    /**
     * Whether vehicles are judged only while the pedestrians' signal is green. Where there is no signal, no: whoever sets
     * it says where the signal's state comes from.
     */
    ARMED_ON_GREEN(Unit.FLAG, 0, 0, 1),
    /** How long a vehicle must have stood on the zebra to block it. */
    BLOCKING_AFTER(Unit.SECONDS, 5.0, 1, 120),
    /** How far somebody must walk across the road off the zebra, in a jaywalking zone: about a lane. */
    JAYWALKING_DISTANCE(Unit.METRES, 3.0, 1, 30),

    /** How hard a driver can be expected to brake: 3 m/s^2 is comfortable on a dry road. */
    BRAKING(Unit.METRES_A_SECOND_SQUARED, 3.0, 1, 9),
    /** How long a driver takes to begin braking. */
    REACTION(Unit.SECONDS, 1.0, 0, 3);

    /** What a parameter's value means. */
    public enum Unit {
        FLAG(""),
        METRES("m"),
        SECONDS("s"),
        METRES_A_SECOND("m/s"),
        METRES_A_SECOND_SQUARED("m/s^2"),
        SHARE("");

        private final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }

        /** As written behind a value; empty for a flag or a share. */
        public String symbol() {
            return symbol;
        }
    }

    private final Unit unit;
    private final double standard;
    private final double least;
    private final double most;

    Parameter(Unit unit, double standard, double least, double most) {
        this.unit = unit;
        this.standard = standard;
        this.least = least;
        this.most = most;
    }

    /** The parameter written as {@code key}. */
    public static Optional<Parameter> find(String key) {
        return Arrays.stream(values()).filter(p -> p.key().equals(key)).findFirst();
    }

    /** As written in configuration files: conflict_distance. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a value means. */
    public Unit unit() {
        return unit;
    }

    /** The value a city starts from; 1 is yes for a flag. */
    public double standard() {
        return standard;
    }

    /** The least value that makes sense. */
    public double least() {
        return least;
    }

    /** The greatest value that makes sense. */
    public double most() {
        return most;
    }

    /**
     * That value, if it makes sense here.
     *
     * @throws IllegalArgumentException in one sentence, if it does not
     */
    double checked(double value) {
        if (unit == Unit.FLAG && value != 0 && value != 1) {
            throw new IllegalArgumentException(key() + " is yes or no, got " + value);
        }
        if (!(value >= least && value <= most)) {
            String range = least + " to " + most + (unit.symbol().isEmpty() ? "" : " " + unit.symbol());
            throw new IllegalArgumentException(key() + " is " + range + ", got " + value);
        }
        return value;
    }
}
