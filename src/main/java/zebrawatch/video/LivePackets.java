package zebrawatch.video;

import java.time.Duration;
import java.util.Optional;

/** A camera, or a file in a camera's place, whose packets a thread of its own reads into a ring. */
public sealed interface LivePackets extends AutoCloseable permits LiveFile {

    /** Where its packets are; it ends when a file has ended, and when this is closed. */
    PacketRing ring();

    /** A reader of its packets, closed by the caller. */
    PictureReader reader();

    /** What is remembered of it. */
    Footage footage();

    /** How far the time of its pictures is ahead of this machine's; empty where it is this machine's. */
    Optional<Duration> clockOffset();

    /** Ends the thread; what was remembered can still be asked for. */
    @Override
    void close();
}
