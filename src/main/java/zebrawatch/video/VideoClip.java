package zebrawatch.video;

import java.time.Instant;

/** A piece of video as a file that browsers play. */
public final class VideoClip {
    /** How its pictures came into the file. */
    public enum Encoding {
        /** As the camera encoded them: not one pixel differs. */
        COPIED,
        /** Decoded and encoded anew, since a browser could not play them as they were. */
        ENCODED_ANEW
    }

    private final byte[] bytes;
    private final Instant begin;
    private final Instant end;
    private final Encoding encoding;

    VideoClip(byte[] bytes, Instant begin, Instant end, Encoding encoding) {
        this.bytes = bytes;
        this.begin = begin;
        this.end = end;
        this.encoding = encoding;
    }

    /** The whole MP4 file, its index first; not to be changed. */
    public byte[] mp4() {
        return bytes;
    }

    /** When its first picture was taken. */
    public Instant begin() {
        return begin;
    }

    /** When its last picture ends to be shown. */
    public Instant end() {
        return end;
    }

    public Encoding encoding() {
        return encoding;
    }
}
