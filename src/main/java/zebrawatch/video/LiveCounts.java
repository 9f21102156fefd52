package zebrawatch.video;

/**
 * What was counted of a live camera since it was opened first.
 *
 * @param pictures that arrived, encoded
 * @param bytes of them
 * @param headless pictures left out since no key frame had come before them
 * @param gaps how often pictures were missing, by their time stamps
 * @param connections how often it was connected
 * @param clockJumps how often its clock jumped
 * @param errors how often reading it failed by an error of ours
 */
public record LiveCounts(
        long pictures, long bytes, long headless, long gaps, long connections, long clockJumps, long errors) {
    static final LiveCounts NONE = new LiveCounts(0, 0, 0, 0, 0, 0, 0);

    /** How often it had to be connected again. */
    public long reconnects() {
        return Math.max(0, connections - 1);
    }

    LiveCounts withPicture(Packet packet, boolean gap, long jumps) {
        return new LiveCounts(
                pictures + 1, bytes + packet.size(), headless, gaps + (gap ? 1 : 0), connections, jumps, errors);
    }

    LiveCounts withHeadless() {
        return new LiveCounts(pictures, bytes, headless + 1, gaps, connections, clockJumps, errors);
    }

    LiveCounts withConnection() {
        return new LiveCounts(pictures, bytes, headless, gaps, connections + 1, clockJumps, errors);
    }

    LiveCounts withError() {
        return new LiveCounts(pictures, bytes, headless, gaps, connections, clockJumps, errors + 1);
    }
}
