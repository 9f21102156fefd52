package zebrawatch.evidence;

import java.time.Instant;

/** One picture of a case, encoded. */
public final class Snapshot {
    /** What a picture shows. */
    public enum Kind {
        /** The vehicle before the stop line, the pedestrian in the zone. */
        BEFORE("before"),
        /** The vehicle on the zebra. */
        ON("on"),
        /** The vehicle off the zebra. */
        AFTER("after"),
        /** The vehicle close up. */
        VEHICLE("vehicle");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As written on the wire and in file names. */
        public String code() {
            return code;
        }
    }

    private final Kind kind;
    private final Instant time;
    private final byte[] jpeg;
    private final String sha256;

    /** @param jpeg owned by the snapshot from here on */
    public Snapshot(Kind kind, Instant time, byte[] jpeg) {
        this.kind = kind;
        this.time = time;
        this.jpeg = jpeg;
        this.sha256 = Sha256.of(jpeg);
    }

    public Kind kind() {
        return kind;
    }

    /** When the picture was taken. */
    public Instant time() {
        return time;
    }

    /** The encoded picture; not to be changed. */
    public byte[] jpeg() {
        return jpeg;
    }

    /** Of the encoded picture, 64 lower-case hexadecimal digits. */
    public String sha256() {
        return sha256;
    }
}
