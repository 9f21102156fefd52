package zebrawatch.video;

import java.time.Duration;
import java.util.Optional;

/** A camera, or a file in a camera's place, whose packets a thread of its own reads into a ring. */
public sealed interface LivePackets extends AutoCloseable permits LiveFile, LiveStream {

    /** Is told of a camera's packets, on the thread that reads them. */
    interface Listener {
        /** A packet came, and can be decoded. */
        void arrived();

        /** Reading failed by an error of ours; it is logged. */
        void failed();
    }

    /** How it is. */
    LiveState state();

    /** Where its packets are; it ends when a file has ended, and when this is closed. */
    PacketRing ring();

    /** A reader of its packets, closed by the caller. */
    PictureReader reader();

    /** What is remembered of it. */
    Footage footage();

    /** How far its own clock is ahead of this machine's, less the time that pictures take on their way; empty if it tells none. */
    Optional<Duration> clockOffset();

    /** How far the times of its pictures are ahead of this machine's clock; zero where they are those of arrival. */
    Duration timeOffset();

    /** How often it was opened. */
    long connections();

    /** Ends the thread; what was remembered can still be asked for. */
    @Override
    void close();
}
