package zebrawatch.review;

/** The page that shows cases as they arrive. */
final class CasePage {
    private CasePage() {}
}
