package zebrawatch.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import zebrawatch.review.ReviewSettings;

/** Reads how an office reviews: {@code review} in its file; what is left out is as usual. */
final class ReviewSection {
    private static final int MOST_DAYS = 60;
    private static final double DAY = 86_400;

    private ReviewSection() {}

    /** @param folder that the calendar's path starts from */
    static Optional<ReviewSettings> under(Section s, Path folder) {
        ReviewSettings usual = ReviewSettings.standard();
        return s.has("review") ? s.section("review", r -> read(r, folder, usual)) : Optional.of(usual);
    }

    private static Optional<ReviewSettings> read(Section s, Path folder, ReviewSettings usual) {
        Optional<Path> calendar = s.optionalText("calendar").map(folder::resolve);
        int days = s.has("working_days") ? s.whole("working_days", 1, MOST_DAYS) : usual.workingDays();
        Duration lease = s.seconds("lease", DAY, usual.lease());
        double share = s.number("second_look", 0, 1, usual.secondLook());
        return s.build("lease", () -> new ReviewSettings(calendar, days, lease, share));
    }
}
