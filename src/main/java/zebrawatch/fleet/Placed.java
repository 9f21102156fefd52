package zebrawatch.fleet;

/**
 * A camera's configuration and where it lies.
 *
 * @param camera as it was last written
 * @param partition of the topic, the same for as long as the camera is in it
 */
record Placed(CameraConfig camera, int partition) {

    boolean isOlderThan(Placed other) {
        return camera.written().isBefore(other.camera.written());
    }
}
