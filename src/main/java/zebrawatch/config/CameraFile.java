package zebrawatch.config;

/** Reads camera files. */
public final class CameraFile {
    private CameraFile() {}
}
