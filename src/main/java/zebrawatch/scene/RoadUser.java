package zebrawatch.scene;

/** Kinds of road users the detector tells apart; a rider belongs to what he rides. */
public enum RoadUser {
    PEDESTRIAN,
    /** Bicycles and e-bikes: the detector cannot tell them apart. */
    BICYCLE,
    MOTORCYCLE,
    CAR,
    BUS,
    TRUCK;

    /** Cars, buses and trucks: one class for suppression and tracking, because the detector confuses them. */
    public boolean isCarLike() {
        return this == CAR || this == BUS || this == TRUCK;
    }

    /** Whoever has to give way to a pedestrian on the zebra. */
    public boolean isVehicle() {
        return this != PEDESTRIAN;
    }

    /** Vehicles under the road traffic law's article 47. */
    public boolean isMotorVehicle() {
        return isCarLike() || this == MOTORCYCLE;
    }
}
