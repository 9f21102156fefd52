package zebrawatch;

/** A line behind a camera that sends by itself. Used by one thread; any thread may end it. */
interface LiveLine extends AutoCloseable {
    /** Takes the next frame the whole way; false when the camera has ended and the last rulings are spoken. */
    boolean step();

    /** Has the camera give no more frames, so that the line comes to its end. */
    void end();

    @Override
    void close();
}
