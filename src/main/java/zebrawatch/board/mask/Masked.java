package zebrawatch.board.mask;

import zebrawatch.evidence.Sha256;

/** A picture in which nobody can be recognised, encoded anew. */
public final class Masked {
    private final byte[] jpeg;
    private final String sha256;
    private final int width;
    private final int height;

    /** @param jpeg owned by it from here on */
    Masked(byte[] jpeg, int width, int height) {
        this.jpeg = jpeg;
        this.sha256 = Sha256.of(jpeg);
        this.width = width;
        this.height = height;
    }

    /** Not to be changed. */
    public byte[] jpeg() {
        return jpeg;
    }

    /** Of the JPEG. */
    public String sha256() {
        return sha256;
    }

    /** Pixels. */
    public int width() {
        return width;
    }

    /** Pixels. */
    public int height() {
        return height;
    }
}
