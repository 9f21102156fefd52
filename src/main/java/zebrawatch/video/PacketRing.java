package zebrawatch.video;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The last packets of one stream, bounded by duration and by bytes. It begins with a key frame always, so that everything
 * in it can be decoded, and holds one format only. One thread writes, any number read.
 */
public final class PacketRing {
    private final Duration length;
    private final long capacity;
    private final List<Packet> packets = new ArrayList<>();
    private @Nullable StreamFormat format;
    private long bytes;
    /** The number of the first packet: they are counted from the ring's beginning. */
    private long first;

    private boolean ended;

    /**
     * An empty ring.
     *
     * @param length how far back it reaches at least, once so much has come
     * @param capacity bytes of packets at most; goes before {@code length}
     */
    public PacketRing(Duration length, long capacity) {
        this.length = length;
        this.capacity = capacity;
    }

    /** Packets of this format follow. Where it is another than before, nothing of the old is remembered. */
    public synchronized void begin(StreamFormat next) {
        if (format == null || !format.equals(next)) {
            forget(packets.size());
            format = next;
        }
        notifyAll();
    }

    /**
     * Adds the newest packet.
     *
     * @return false if it was left out, for it has no key frame before it
     */
    public synchronized boolean add(Packet packet) {
        if (packets.isEmpty() && !packet.isKey()) {
            return false;
        }
        packets.add(packet);
        bytes += packet.size();
        if (bytes > capacity) {
            forget(nextKey());
        } else if (packet.isKey()) {
            forgetOld(packet.decodeTime().minus(length));
        }
        notifyAll();
        return true;
    }

    private void forgetOld(Instant horizon) {
        int next = nextKey();
        while (next < packets.size() && !packets.get(next).decodeTime().isAfter(horizon)) {
            forget(next);
            next = nextKey();
        }
    }

    /** Where the second key frame is; the end if there is none. */
    private int nextKey() {
        int i = 1;
        while (i < packets.size() && !packets.get(i).isKey()) {
            i++;
        }
        return Math.min(i, packets.size());
    }

    private void forget(int count) {
        List<Packet> old = packets.subList(0, count);
        old.forEach(p -> bytes -= p.size());
        old.clear();
        first += count;
    }

    /** Nothing follows. */
    public synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Packets of one format that can be decoded one after the other, the first a key frame. */
    record Stretch(StreamFormat format, List<Packet> packets) {}

    /**
     * From the last key frame at or before {@code from} to the last picture at or before {@code to}, with those that were
     * decoded before it and all that are shown between.
     */
    synchronized Optional<Stretch> stretch(Instant from, Instant to) {
        int begin = 0;
        int end = 0;
        for (int i = 0; i < packets.size(); i++) {
            Packet p = packets.get(i);
            if (p.isKey() && !p.time().isAfter(from)) {
                begin = i;
            }
            if (!p.time().isAfter(to)) {
                end = i + 1;
            }
        }
        if (format == null || end <= begin) {
            return Optional.empty();
        }
        return Optional.of(new Stretch(format, List.copyOf(packets.subList(begin, withoutHole(begin, end)))));
    }

    private int withoutHole(int begin, int end) {
        Instant latest = Instant.MIN;
        for (Packet p : packets.subList(begin, end)) {
            latest = p.time().isAfter(latest) ? p.time() : latest;
        }
        int i = end;
        while (i < packets.size() && packets.get(i).time().isBefore(latest)) {
            i++;
        }
        return i;
    }

    /** Everything. */
    synchronized Optional<Stretch> all() {
        return stretch(Instant.MIN, Instant.MAX);
    }

    /** A packet with its number in the ring's history. */
    record Numbered(long number, Packet packet, StreamFormat format) {}

    /**
     * The packet of this number, or, where it is forgotten, the newest key frame; waits for it.
     *
     * @return empty if it did not come in time, or the thread was interrupted, or the ring ended
     */
    synchronized Optional<Numbered> await(long number, Duration patience) {
        boolean come = awaits(patience, () -> !packets.isEmpty() && number < first + packets.size());
        if (!come || format == null) {
            return Optional.empty();
        }
        return number >= first ? Optional.of(numbered(number)) : Optional.of(numbered(newestKey()));
    }

    /** The first key frame after the packet of this number; waits for one, as {@link #await}. */
    synchronized Optional<Numbered> awaitKey(long after, Duration patience) {
        boolean come = awaits(patience, () -> !packets.isEmpty() && newestKey() > after);
        return come && format != null ? Optional.of(numbered(keyAfter(after))) : Optional.empty();
    }

    private long keyAfter(long number) {
        int i = (int) Math.max(0, number + 1 - first);
        while (!packets.get(i).isKey()) {
            i++;
        }
        return first + i;
    }

    private Numbered numbered(long number) {
        return new Numbered(number, packets.get((int) (number - first)), requireNonNull(format));
    }

    private long newestKey() {
        int i = packets.size() - 1;
        while (!packets.get(i).isKey()) {
            i--;
        }
        return first + i;
    }

    private boolean awaits(Duration patience, BooleanSupplier come) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!come.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (ended || left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The number of the last key frame at least {@code time} before the packet of this number; the oldest where there is none. */
    synchronized long keyBefore(long number, Duration time) {
        int from = (int) Math.max(0, Math.min(number - first, packets.size() - 1L));
        Instant latest =
                packets.isEmpty() ? Instant.MIN : packets.get(from).time().minus(time);
        int i = Math.max(0, from - 1);
        while (i > 0 && !(packets.get(i).isKey() && !packets.get(i).time().isAfter(latest))) {
            i--;
        }
        return first + i;
    }

    /** Whether nothing follows. */
    public synchronized boolean isEnded() {
        return ended;
    }

    /** From the packet of this number to the newest; zero where it has not come yet. */
    synchronized Duration behind(long number) {
        int i = (int) Math.max(0, number - first);
        return i >= packets.size()
                ? Duration.ZERO
                : Duration.between(
                        packets.get(i).decodeTime(),
                        packets.get(packets.size() - 1).decodeTime());
    }

    /** The oldest picture's time. */
    public synchronized Optional<Instant> oldest() {
        return packets.isEmpty() ? Optional.empty() : Optional.of(packets.get(0).time());
    }

    /** The newest packet's picture's time. */
    public synchronized Optional<Instant> newest() {
        return packets.isEmpty()
                ? Optional.empty()
                : Optional.of(packets.get(packets.size() - 1).time());
    }

    /** What the packets take. */
    public synchronized long bytes() {
        return bytes;
    }
}
