package zebrawatch.board;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An issue as people outside see it: nothing else of a case gets there.
 *
 * @param number 第 N 期
 * @param legalBasis empty where no plate is shown
 */
public record Shown(
        String id, int number, String title, Optional<Instant> published, String legalBasis, List<Case> cases) {

    /**
     * A case of it.
     *
     * @param vehicle the key of its word
     * @param plate as it may be shown; may be empty
     * @param pictures addresses of masked pictures
     */
    public record Case(String place, Instant happened, String vehicle, String plate, List<Picture> pictures) {}

    /** A masked picture; its sides are in pixels. */
    public record Picture(String address, int width, int height) {}

    /**
     * What is to be seen of an issue.
     *
     * @param number the one it has, or will have
     * @param before of a picture's address
     * @param after a picture's id in its address
     */
    static Shown of(Issue issue, int number, List<Item> items, String before, String after) {
        return new Shown(
                issue.id().toString(),
                number,
                issue.title(),
                issue.published(),
                items.stream().anyMatch(item -> !plate(issue, item).isEmpty()) ? issue.legalBasis() : "",
                items.stream().map(item -> of(issue, item, before, after)).toList());
    }

    private static Case of(Issue issue, Item item, String before, String after) {
        return new Case(
                item.place(),
                item.happened(),
                "board.vehicle." + item.vehicle().name().toLowerCase(Locale.ROOT),
                plate(issue, item),
                item.pictures().stream()
                        .filter(photo -> photo.masked().isPresent())
                        .map(photo -> new Picture(before + photo.id() + after, photo.width(), photo.height()))
                        .toList());
    }

    private static String plate(Issue issue, Item item) {
        return issue.plates().shown(item.plate());
    }
}
