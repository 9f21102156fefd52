package zebrawatch.detect.net;

/** The size of a feature map, which lies in memory row by row with its channels innermost (NHWC, one picture). */
public record Shape(int height, int width, int channels) {

    /** @throws IllegalArgumentException if a side is below one */
    public Shape {
        if (height < 1 || width < 1 || channels < 1) {
            throw new IllegalArgumentException("a map needs sides >= 1, got " + height + "x" + width + "x" + channels);
        }
    }

    /** Pixels of one channel. */
    public int pixels() {
        return height * width;
    }

    /** Floats of the whole map. */
    public int length() {
        return pixels() * channels;
    }

    /** The same size with other channels. */
    public Shape withChannels(int others) {
        return new Shape(height, width, others);
    }

    /** What a square window of {@code kernel} pixels leaves of this map, with {@code pad} pixels added on every side. */
    Shape windowed(int kernel, int stride, int pad, int outChannels) {
        return windowed(kernel, stride, pad, pad, outChannels);
    }

    /** The same with other padding at the left and top ({@code before}) than at the right and bottom ({@code after}). */
    Shape windowed(int kernel, int stride, int before, int after, int outChannels) {
        return new Shape(
                (height + before + after - kernel) / stride + 1,
                (width + before + after - kernel) / stride + 1,
                outChannels);
    }

    /** Twice as high and as wide. */
    Shape doubled() {
        return new Shape(2 * height, 2 * width, channels);
    }

    /** Half as high and as wide, sides rounded down. */
    public Shape halved() {
        return new Shape(height / 2, width / 2, channels);
    }

    @Override
    public String toString() {
        return height + "x" + width + "x" + channels;
    }
}
