package zebrawatch.attention;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import zebrawatch.scene.Point;

/**
 * Tells whether something moves at a crossing: the brightness of small squares of the picture against what it slowly
 * becomes used to. A change that all squares share, in proportion, is the light's.
 */
final class Motion {
    /** Squares of the picture's height; a person of 80 pixels in 720 covers some thirty. */
    private static final int ROWS = 90;

    /** Squares that differ before it is motion: less than a child's share, more than a leaf's. */
    private static final int FEWEST = 3;

    /** Contrast that counts, as a natural logarithm of the brightness ratio, and in multiples of the usual unrest. */
    private static final double CONTRAST = 0.06;

    private static final double UNREST = 4;

    /** Added to brightness (0 to 255), so that the noise of dark squares does not look like contrast. */
    private static final double DARK = 16;

    private static final Duration HABIT = Duration.ofSeconds(20);
    /** What has just moved is got used to slowly: who stands still is not background at once. */
    private static final Duration HABIT_OF_CHANGE = Duration.ofMinutes(2);

    private final int width;
    private final int height;
    private final int side;
    private final int[] lefts;
    private final int[] tops;
    private final double[] usual;
    private final double[] unrest;
    private @Nullable Instant last;

    /**
     * @param width of the pictures, pixels
     * @param height of the pictures, pixels
     */
    Motion(Surroundings surroundings, int width, int height) {
        this.width = width;
        this.height = height;
        side = Math.max(1, height / ROWS);
        int[] x = new int[width / side * height / side];
        int[] y = new int[x.length];
        int count = 0;
        for (int top = 0; top + side <= height; top += side) {
            for (int left = 0; left + side <= width; left += side) {
                if (surroundings.contain(new Point(left + side / 2.0, top + side / 2.0))) {
                    x[count] = left;
                    y[count++] = top;
                }
            }
        }
        lefts = Arrays.copyOf(x, count);
        tops = Arrays.copyOf(y, count);
        usual = new double[count];
        unrest = new double[count];
    }

    /** Whether it compares pictures of that size. */
    boolean isFor(int pictureWidth, int pictureHeight) {
        return width == pictureWidth && height == pictureHeight;
    }

    /**
     * Whether something moves, or nothing is known yet.
     *
     * @param luma brightness, a byte a pixel
     * @param stride bytes from one row to the next
     */
    boolean seen(Instant time, ByteBuffer luma, int stride) {
        double[] now = new double[usual.length];
        for (int i = 0; i < now.length; i++) {
            now[i] = Math.log(DARK + mean(luma, stride, lefts[i], tops[i]));
        }
        Instant before = last;
        last = time;
        if (before == null || !before.isBefore(time)) {
            System.arraycopy(now, 0, usual, 0, now.length);
            return true;
        }
        return compare(now, Duration.between(before, time));
    }

    private boolean compare(double[] now, Duration passed) {
        double light = light(now);
        double habit = share(passed, HABIT);
        double slow = share(passed, HABIT_OF_CHANGE);
        int moving = 0;
        for (int i = 0; i < now.length; i++) {
            double change = Math.abs(now[i] - usual[i] - light);
            boolean moves = change > Math.max(CONTRAST, UNREST * unrest[i]);
            moving += moves ? 1 : 0;
            double rate = moves ? slow : habit;
            usual[i] += rate * (now[i] - usual[i]);
            unrest[i] += rate * (change - unrest[i]);
        }
        return moving >= FEWEST;
    }

    /** The median change of all squares: what is not the light is less than half the picture. */
    private double light(double[] now) {
        double[] changes = new double[now.length];
        for (int i = 0; i < now.length; i++) {
            changes[i] = now[i] - usual[i];
        }
        Arrays.sort(changes);
        return changes.length == 0 ? 0 : changes[changes.length / 2];
    }

    private double mean(ByteBuffer luma, int stride, int left, int top) {
        int sum = 0;
        for (int row = top; row < top + side; row++) {
            for (int at = row * stride + left, end = at + side; at < end; at++) {
                sum += luma.get(at) & 0xff;
            }
        }
        return (double) sum / (side * side);
    }

    private static double share(Duration passed, Duration habit) {
        return 1 - Math.exp(-(double) passed.toMillis() / habit.toMillis());
    }
}
