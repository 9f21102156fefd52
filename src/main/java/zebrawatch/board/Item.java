package zebrawatch.board;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import zebrawatch.scene.RoadUser;

/**
 * What an issue shows of a case.
 *
 * @param id its name in addresses
 * @param plate as the case has it; what is shown of it says the issue
 * @param pictures in the order in which they are shown
 */
public record Item(
        UUID id,
        UUID issue,
        int position,
        String caseId,
        String place,
        Instant happened,
        RoadUser vehicle,
        String plate,
        List<Photo> pictures) {
    public Item {
        pictures = List.copyOf(pictures);
    }
}
