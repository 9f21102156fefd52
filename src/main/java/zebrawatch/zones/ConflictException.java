package zebrawatch.zones;

import zebrawatch.fleet.CameraConfig;

/** Somebody else has written the camera meanwhile; nothing was changed. */
final class ConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CameraConfig current;

    ConflictException(CameraConfig current) {
        super(current.id() + " was written by " + current.by() + " at " + current.written());
        this.current = current;
    }

    /** As the other left it. */
    CameraConfig current() {
        return current;
    }
}
