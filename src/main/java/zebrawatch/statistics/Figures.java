package zebrawatch.statistics;

import java.util.OptionalDouble;

/**
 * What was counted and decided.
 *
 * @param key what they are gathered by, see {@link By}
 * @param passages vehicles that passed while somebody was on the zebra
 * @param violated failures to yield by the rule, before review
 * @param crossed people who walked over the zebra
 * @param watchedHours that crossings were watched, each for itself
 * @param confirmed cases that reviewers confirmed
 * @param decided all cases that reviewers decided
 * @param reviewSeconds median time from opening a case to its decision; empty where none was decided
 */
record Figures(
        String key,
        long passages,
        long yielded,
        long violated,
        long undecided,
        long crossed,
        long jaywalked,
        long blocked,
        double watchedHours,
        long confirmed,
        long decided,
        OptionalDouble reviewSeconds) {

    /** Nothing. */
    static Figures none(String key) {
        return new Figures(key, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, OptionalDouble.empty());
    }

    /** Of the vehicles that had to give way, how many did; empty where none had to. */
    OptionalDouble yieldRate() {
        return share(yielded, yielded + violated);
    }

    /** Of the decided cases, how many were confirmed; empty where none was decided. */
    OptionalDouble passRate() {
        return share(confirmed, decided);
    }

    /** The two together; of a median nothing can be said. */
    Figures plus(Figures other) {
        return new Figures(
                key,
                passages + other.passages,
                yielded + other.yielded,
                violated + other.violated,
                undecided + other.undecided,
                crossed + other.crossed,
                jaywalked + other.jaywalked,
                blocked + other.blocked,
                watchedHours + other.watchedHours,
                confirmed + other.confirmed,
                decided + other.decided,
                OptionalDouble.empty());
    }

    private static OptionalDouble share(long part, long all) {
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / all);
    }
}
