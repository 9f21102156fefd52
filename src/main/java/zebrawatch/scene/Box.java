package zebrawatch.scene;

import java.util.Optional;

/**
 * An upright rectangle in the picture; it may reach beyond the picture's edges.
 *
 * @param left pixels from the left edge of the picture
 * @param top pixels from the top edge of the picture
 * @param width pixels, never negative
 * @param height pixels, never negative
 */
public record Box(double left, double top, double width, double height) {

    /** @throws IllegalArgumentException if a value is not finite or a side is negative */
    public Box {
        if (!Double.isFinite(left)
                || !Double.isFinite(top)
                || !(width >= 0)
                || !(height >= 0)
                || Double.isInfinite(width)
                || Double.isInfinite(height)) {
            throw new IllegalArgumentException(
                    "a box needs finite corners and sides >= 0, got " + left + "," + top + "," + width + "," + height);
        }
    }

    /** The box between two corners in pixels. */
    public static Box between(double left, double top, double right, double bottom) {
        return new Box(left, top, right - left, bottom - top);
    }

    public double right() {
        return left + width;
    }

    public double bottom() {
        return top + height;
    }

    /** Square pixels. */
    public double area() {
        return width * height;
    }

    public Point centre() {
        return new Point(left + width / 2, top + height / 2);
    }

    /** Where a road user of this box stands on the ground: the middle of the lower edge. */
    public Point foot() {
        return new Point(left + width / 2, bottom());
    }

    /** Shared area with {@code other} in square pixels; 0 when they do not meet. */
    public double intersection(Box other) {
        double w = Math.min(right(), other.right()) - Math.max(left, other.left);
        double h = Math.min(bottom(), other.bottom()) - Math.max(top, other.top);
        return w <= 0 || h <= 0 ? 0 : w * h;
    }

    /** Intersection over union, 0 to 1 (Jaccard); 0 when both are empty. */
    public double iou(Box other) {
        double shared = intersection(other);
        double union = area() + other.area() - shared;
        return union <= 0 ? 0 : shared / union;
    }

    /** The smallest box around both. */
    public Box union(Box other) {
        return between(
                Math.min(left, other.left),
                Math.min(top, other.top),
                Math.max(right(), other.right()),
                Math.max(bottom(), other.bottom()));
    }

    /** The part of this box that lies in {@code other}; empty where they do not meet. */
    public Optional<Box> within(Box other) {
        return intersection(other) > 0
                ? Optional.of(between(
                        Math.max(left, other.left),
                        Math.max(top, other.top),
                        Math.min(right(), other.right()),
                        Math.min(bottom(), other.bottom())))
                : Optional.empty();
    }

    /** This box moved by (dx, dy) pixels. */
    public Box shifted(double dx, double dy) {
        return new Box(left + dx, top + dy, width, height);
    }
}
