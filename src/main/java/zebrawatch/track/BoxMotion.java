package zebrawatch.track;

import zebrawatch.scene.Box;
import zebrawatch.scene.Point;

/** How a box moves and grows in the picture: centre and sides, each with its own constant-velocity filter. */
final class BoxMotion {
    /** A measured side or centre is off by about this share of the box (Wojke et al., "Deep SORT", ICIP 2017). */
    private static final double MEASURED = 0.05;

    /** A box grows by up to about this share of itself a second, and changes that pace as much. */
    private static final double GROWTH = 0.5;

    private final MotionFilter x;
    private final MotionFilter y;
    private final MotionFilter width;
    private final MotionFilter height;
    private final Nature nature;

    /** A box seen for the first time: nothing is known of its motion but what its nature allows. */
    BoxMotion(Box box, Nature nature) {
        this.nature = nature;
        double scale = pixelsPerMetre(box.height());
        double noise = measured(box);
        double speed = variance(nature.topSpeed() / 3 * scale);
        double growth = variance(GROWTH * Math.sqrt(box.area()));
        Point centre = box.centre();
        x = new MotionFilter(centre.x(), noise, speed);
        y = new MotionFilter(centre.y(), noise, speed);
        width = new MotionFilter(box.width(), noise, growth);
        height = new MotionFilter(box.height(), noise, growth);
    }

    private BoxMotion(BoxMotion other) {
        nature = other.nature;
        x = other.x.copy();
        y = other.y.copy();
        width = other.width.copy();
        height = other.height.copy();
    }

    BoxMotion copy() {
        return new BoxMotion(this);
    }

    void predict(double seconds) {
        Box box = expected();
        double drive = variance(nature.restlessness() * pixelsPerMetre(box.height()));
        double growth = variance(GROWTH * Math.sqrt(box.area()));
        x.predict(seconds, drive);
        y.predict(seconds, drive);
        width.predict(seconds, growth);
        height.predict(seconds, growth);
    }

    void correct(Box box) {
        double noise = measured(box);
        Point centre = box.centre();
        x.correct(centre.x(), noise);
        y.correct(centre.y(), noise);
        width.correct(box.width(), noise);
        height.correct(box.height(), noise);
    }

    Box expected() {
        double w = Math.max(1, width.position());
        double h = Math.max(1, height.position());
        return new Box(x.position() - w / 2, y.position() - h / 2, w, h);
    }

    /** Stops growing, as nobody watches. */
    void holdSize() {
        width.halt();
        height.halt();
    }

    /** Stops moving. */
    void holdPlace() {
        x.halt();
        y.halt();
    }

    private double pixelsPerMetre(double boxHeight) {
        return boxHeight / nature.height();
    }

    private static double measured(Box box) {
        return variance(Math.max(1, MEASURED * Math.sqrt(box.area())));
    }

    private static double variance(double deviation) {
        return deviation * deviation;
    }
}
