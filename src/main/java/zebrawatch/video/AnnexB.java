package zebrawatch.video;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** NAL units between start codes, the byte stream format of ITU-T H.264 and H.265, annex B. */
final class AnnexB {
    private static final byte[] START = {0, 0, 0, 1};

    private AnnexB() {}

    /** The same units, each once and with the same start code, so that streams that repeat theirs are known to be alike. */
    static byte[] distinct(byte[] stream) {
        Set<ByteBuffer> units = new LinkedHashSet<>();
        int begin = afterStart(stream, 0);
        while (begin < stream.length) {
            int next = afterStart(stream, begin);
            int end = next < stream.length ? next - 3 : stream.length;
            while (end > begin && stream[end - 1] == 0) {
                end--;
            }
            units.add(ByteBuffer.wrap(Arrays.copyOfRange(stream, begin, end)));
            begin = next;
        }
        ByteArrayOutputStream distinct = new ByteArrayOutputStream();
        for (ByteBuffer unit : units) {
            distinct.writeBytes(START);
            distinct.write(unit.array(), unit.arrayOffset(), unit.remaining());
        }
        return distinct.toByteArray();
    }

    /** Where the unit after the next start code begins; the length where there is none. */
    private static int afterStart(byte[] stream, int from) {
        for (int i = from; i + 3 <= stream.length; i++) {
            if (stream[i] == 0 && stream[i + 1] == 0 && stream[i + 2] == 1) {
                return i + 3;
            }
        }
        return stream.length;
    }
}
