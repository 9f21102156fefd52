package zebrawatch.evidence;

import java.util.List;

/**
 * What stands behind a case beside the ruling: since version 2 of the wire format every case has it.
 *
 * @param sketch the crossing from above
 * @param clock how right the clock was
 * @param provenance by what it was made
 * @param remarks what is less than it should be, in the order of their kinds
 */
public record Background(Sketch sketch, ClockReading clock, Provenance provenance, List<Remark> remarks) {

    public Background {
        remarks = List.copyOf(remarks);
    }
}
