package zebrawatch.fleet;

import zebrawatch.scene.CameraId;

/**
 * Watches cameras as it is told. Called on the fleet's thread, one call at a time. A call that cannot be followed, such
 * as for a configuration that this version cannot read, is the listener's to show; it must not throw.
 */
public interface FleetListener {
    /** Begin to watch a camera that is not watched. */
    void watch(CameraConfig camera);

    /** Go on watching a camera by another configuration, or by the same confirmed anew. */
    void reconfigured(CameraConfig camera);

    /** Send a fresh picture of a camera that is watched. */
    void pictureWanted(CameraId camera);

    /**
     * Stop watching a camera. Another station may begin as soon as this returns, so it returns when the camera's line has
     * ended, within seconds.
     */
    void release(CameraId camera);
}
