package zebrawatch.publish;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That an issue of the exposure board was published or withdrawn, as {@code zebra.exposures} tells it.
 *
 * @param id the same however often it is sent
 * @param issue its name in addresses
 * @param number 第 N 期
 * @param kind {@code published} or {@code withdrawn}
 * @param by name of the account
 * @param reason of the withdrawal; else empty
 * @param legalBasis on which plates are shown; may be empty
 * @param items in the order in which they are shown; none of an issue that was withdrawn
 */
public record ExposureEvent(
        UUID id,
        UUID issue,
        int number,
        String title,
        String kind,
        Instant at,
        String by,
        String reason,
        String legalBasis,
        List<Item> items) {
    public ExposureEvent {
        items = List.copyOf(items);
    }

    /**
     * A case as the board shows it.
     *
     * @param id its name in addresses
     * @param vehicle such as {@code car}
     * @param plate as it is shown: whole, in part or empty
     */
    public record Item(UUID id, String place, Instant happened, String vehicle, String plate, List<Picture> pictures) {
        public Item {
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * A masked picture.
     *
     * @param id its name in addresses
     * @param sha256 of the JPEG
     * @param width pixels
     * @param height pixels
     */
    public record Picture(UUID id, String sha256, int width, int height) {}
}
