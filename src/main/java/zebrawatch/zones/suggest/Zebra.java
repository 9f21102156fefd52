package zebrawatch.zones.suggest;

import zebrawatch.scene.Polygon;

/**
 * A zebra as it seems to lie in a picture. The size is a guess: bars of road marking stand about a metre apart (GB 5768.3:
 * 40 or 45 cm of paint, 60 cm of road).
 *
 * @param outline corners of the ground points (0,0), (length,0), (length,width), (0,width), counter-clockwise on screen, in
 *     the picture's pixels
 * @param length the way people walk, metres, from the number of bars
 * @param width the way vehicles drive, metres, from the bars' length beside their distance
 * @param bars how many are seen
 * @param confidence how much speaks for it
 */
public record Zebra(Polygon outline, double length, double width, int bars, Confidence confidence) {
    /** How much speaks for a zebra. */
    public enum Confidence {
        /** A few bars. */
        LOW,
        /** Four bars from end to end, and more in part. */
        MEDIUM,
        /** Most bars from end to end. */
        HIGH
    }
}
