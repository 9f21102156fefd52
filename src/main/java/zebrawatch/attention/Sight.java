package zebrawatch.attention;

/**
 * What attention needs to know of one picture.
 *
 * @param pedestrian somebody on foot is on the zebra or near it
 * @param vehicle a vehicle is on the zebra
 */
public record Sight(boolean pedestrian, boolean vehicle) {}
