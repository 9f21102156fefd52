package zebrawatch;

/** The way of a frame. */
final class CameraLine {}
