package zebrawatch.scene;

/**
 * A place in the picture.
 *
 * @param x pixels from the left edge
 * @param y pixels from the top edge, growing downwards
 */
public record Point(double x, double y) {}
