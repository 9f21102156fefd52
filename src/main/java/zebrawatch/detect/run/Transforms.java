package zebrawatch.detect.run;

import zebrawatch.detect.net.Shape;

/** The transforms of {@link Winograd}'s way, on the arena of one worker. All places are floats from its begin. */
interface Transforms {

    /**
     * Brings some rows of a map's tiles to their points: 36 times [tiles, channels].
     *
     * @param sources where the map's parts begin: it may be one map or the channels of several
     * @param channels of each part
     * @param first row of tiles
     * @param rows of tiles
     * @param plane floats from one point to the next: {@link Winograd#plane}
     */
    void toPoints(int[] sources, int[] channels, Shape map, int first, int rows, int points, int plane);

    /**
     * Brings points, 36 times [tiles, channels], back to some rows of a map's tiles and finishes them: x = max(x + bias, slope
     * (x + bias)).
     *
     * @param plane floats from one point to the next: {@link Winograd#plane}
     * @param first row of tiles
     * @param rows of tiles
     * @param bias of {@link Winograd#strip}
     * @param slope 1 for none
     */
    void fromPoints(int points, int plane, Shape map, int first, int rows, float[] bias, float slope, int target);
}
