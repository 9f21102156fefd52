package zebrawatch.evidence.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import zebrawatch.evidence.seal.KeyRing;
import zebrawatch.evidence.seal.Seal;
import zebrawatch.evidence.verify.Finding.Kind;

/** Holds the packages of one chain against each other: those one station made for one camera. */
final class ChainCheck {
    private final String name;
    private final boolean ordered;
    private final boolean trusted;
    private final Map<Long, Link> links = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private long latest;

    /** A package's place. */
    private record Link(String where, Seal seal, String sha256) {}

    /**
     * @param name such as {@code box-07/kl-012}
     * @param ordered whether packages are offered in the order in which they were found
     * @param trusted whether somebody said which keys to trust
     */
    ChainCheck(String name, boolean ordered, boolean trusted) {
        this.name = name;
        this.ordered = ordered;
        this.trusted = trusted;
    }

    /** @param sha256 of the document */
    void add(String where, Seal seal, String sha256) {
        Link there = links.putIfAbsent(seal.number(), new Link(where, seal, sha256));
        if (there != null) {
            if (!there.sha256().equals(sha256)) {
                findings.add(new Finding(
                        Kind.BROKEN_CHAIN,
                        where,
                        "two packages are number " + seal.number() + " of chain " + name + ": the other is "
                                + there.where()));
            }
        } else if (ordered && seal.number() < latest) {
            findings.add(new Finding(
                    Kind.REORDERED,
                    where,
                    "number " + seal.number() + " of chain " + name + " comes after number " + latest));
        }
        latest = Math.max(latest, seal.number());
    }

    /** How many packages of it are there. */
    int size() {
        return links.size();
    }

    /** What is wrong between its packages. */
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        Link before = null;
        for (Link link : links.values()) {
            if (before != null) {
                check(before, link).ifPresent(all::add);
            }
            before = link;
        }
        return all;
    }

    /** Said where the first packages are not there: their retention may be over. */
    Optional<String> beginning() {
        return links.values().stream()
                .findFirst()
                .filter(first -> first.seal().number() > 1)
                .map(first -> "chain " + name + " begins with number "
                        + first.seal().number() + " (" + first.where() + "): what was before is not here");
    }

    private Optional<Finding> check(Link before, Link link) {
        long first = before.seal().number() + 1;
        long last = link.seal().number() - 1;
        if (first <= last) {
            String which = first == last ? "number " + first + " is" : "numbers " + first + " to " + last + " are";
            return Optional.of(new Finding(
                    Kind.BROKEN_CHAIN, link.where(), which + " missing from chain " + name + " before this package"));
        }
        if (!link.seal().previous().equals(before.sha256())) {
            return Optional.of(new Finding(
                    Kind.BROKEN_CHAIN,
                    link.where(),
                    "was signed after another package than " + before.where() + ", which is before it in chain "
                            + name));
        }
        if (!trusted && !link.seal().key().equals(before.seal().key())) {
            return Optional.of(new Finding(
                    Kind.OTHER_KEY,
                    link.where(),
                    "is signed with key " + KeyRing.fingerprint(link.seal().key()) + ", the package before it in chain "
                            + name + " with "
                            + KeyRing.fingerprint(before.seal().key())
                            + "; name the keys to trust if both are right"));
        }
        return Optional.empty();
    }
}
