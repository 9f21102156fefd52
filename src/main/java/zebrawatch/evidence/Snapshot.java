package zebrawatch.evidence;

import java.time.Instant;
import java.util.Optional;
import zebrawatch.scene.Box;

/** One picture of a case, or its clip, encoded. */
public final class Snapshot {
    /** What it shows. */
    public enum Kind {
        /** The vehicle before the stop line, the pedestrian in the zone; the camera's picture, nothing drawn into it. */
        BEFORE("before", Media.JPEG),
        /** The vehicle on the zebra; the camera's picture. */
        ON("on", Media.JPEG),
        /** The vehicle off the zebra; the camera's picture. */
        AFTER("after", Media.JPEG),
        /** The vehicle close up, lettered. */
        VEHICLE("vehicle", Media.JPEG),
        /** {@link #BEFORE} with both road users outlined, lettered. */
        BEFORE_MARKED("before_marked", Media.JPEG),
        /** {@link #ON} with both road users outlined, lettered. */
        ON_MARKED("on_marked", Media.JPEG),
        /** {@link #AFTER} with both road users outlined, lettered. */
        AFTER_MARKED("after_marked", Media.JPEG),
        /** The three moments and the vehicle in one picture. */
        COMPOSITE("composite", Media.JPEG),
        /** The camera's own video round the passage. */
        CLIP("clip", Media.MP4);

        private final String code;
        private final Media media;

        Kind(String code, Media media) {
            this.code = code;
            this.media = media;
        }

        /** As written on the wire and in file names. */
        public String code() {
            return code;
        }

        /** How it is encoded. */
        public Media media() {
            return media;
        }
    }

    /** How the bytes are encoded. */
    public enum Media {
        JPEG("image/jpeg", "jpg"),
        MP4("video/mp4", "mp4");

        private final String type;
        private final String extension;

        Media(String type, String extension) {
            this.type = type;
            this.extension = extension;
        }

        /** The media type (RFC 6838). */
        public String type() {
            return type;
        }

        /** Of file names, without the dot. */
        public String extension() {
            return extension;
        }
    }

    private final Kind kind;
    private final Instant time;
    private final byte[] bytes;
    private final String sha256;
    private final Optional<Box> vehicle;

    /** Of which nobody knows where the vehicle is; the bytes are the snapshot's from here on. */
    public Snapshot(Kind kind, Instant time, byte[] bytes) {
        this(kind, time, bytes, Optional.empty());
    }

    /**
     * A picture or clip.
     *
     * @param bytes owned by the snapshot from here on
     * @param vehicle where the case's vehicle is in the picture, pixels, if that is known
     */
    public Snapshot(Kind kind, Instant time, byte[] bytes, Optional<Box> vehicle) {
        this.vehicle = vehicle;
        this.kind = kind;
        this.time = time;
        this.bytes = bytes;
        this.sha256 = Sha256.of(bytes);
    }

    public Kind kind() {
        return kind;
    }

    /** When the picture was taken; when the clip begins. */
    public Instant time() {
        return time;
    }

    /** The encoded picture or clip; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the case's vehicle is in the picture, pixels; empty where that is not known, and for clips. */
    public Optional<Box> vehicle() {
        return vehicle;
    }

    /** Of the bytes, 64 lower-case hexadecimal digits. */
    public String sha256() {
        return sha256;
    }
}
