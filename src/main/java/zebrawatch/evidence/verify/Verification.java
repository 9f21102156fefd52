package zebrawatch.evidence.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import zebrawatch.evidence.EvidenceException;
import zebrawatch.evidence.Sha256;
import zebrawatch.evidence.seal.CaseDocument;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.evidence.seal.KeyRing;
import zebrawatch.evidence.seal.Seal;
import zebrawatch.evidence.verify.Finding.Kind;

/** Checks packages one after the other, and at the end how they hang together. */
public final class Verification {
    private final KeyRing trusted;
    private final boolean ordered;
    private final Map<String, ChainCheck> chains = new TreeMap<>();
    private final TreeSet<String> signers = new TreeSet<>();
    private int packages;

    /**
     * @param trusted the keys to trust; empty to take each package's own at its word
     * @param ordered whether packages come in the order in which they were sent
     */
    public Verification(KeyRing trusted, boolean ordered) {
        this.trusted = trusted;
        this.ordered = ordered;
    }

    /** What is wrong with one package by itself. */
    public List<Finding> check(PackageContents contents) {
        packages++;
        String where = contents.name();
        if (contents.document().isEmpty()) {
            return List.of(new Finding(Kind.MISSING, where, PackageFolder.DOCUMENT + " is missing"));
        }
        byte[] document = contents.document().get();
        CaseDocument read;
        try {
            read = CaseDocument.read(document);
        } catch (EvidenceException e) {
            return List.of(new Finding(Kind.ALTERED, where, PackageFolder.DOCUMENT + " is no case: " + e.getMessage()));
        }
        CaseEvent event = read.event();
        List<Finding> findings = new ArrayList<>();
        if (!where.equals(event.id())) {
            findings.add(new Finding(Kind.SWAPPED, where, "holds the package " + event.id()));
        }
        Optional<Seal> seal = event.seal();
        if (seal.isEmpty()) {
            findings.add(new Finding(Kind.UNSEALED, where, PackageFolder.DOCUMENT + " bears no seal"));
        } else {
            check(where, read, seal.get()).ifPresent(findings::add);
            chains.computeIfAbsent(
                            seal.get().station() + "/" + event.bare().camera(),
                            name -> new ChainCheck(name, ordered, !trusted.isEmpty()))
                    .add(where, seal.get(), Sha256.of(document));
        }
        findings.addAll(new FileCheck(contents, event).findings());
        return findings;
    }

    private Optional<Finding> check(String where, CaseDocument document, Seal seal) {
        if (!document.isCanonical()) {
            return Optional.of(new Finding(
                    Kind.ALTERED, where, PackageFolder.DOCUMENT + " is not written as it was signed (RFC 8785)"));
        }
        if (!document.isSigned()) {
            return Optional.of(new Finding(
                    Kind.WRONG_SIGNATURE,
                    where,
                    PackageFolder.DOCUMENT + " was altered after it was signed, or its signature is not its key's"));
        }
        signers.add(KeyRing.fingerprint(seal.key()));
        if (!trusted.isEmpty() && !trusted.holds(seal.key())) {
            return Optional.of(new Finding(
                    Kind.OTHER_KEY,
                    where,
                    "is signed with key " + KeyRing.fingerprint(seal.key()) + ", which is none of those trusted"));
        }
        return Optional.empty();
    }

    /** What is wrong between the packages that were checked. */
    public List<Finding> chains() {
        return chains.values().stream().flatMap(c -> c.findings().stream()).toList();
    }

    /** What is no fault and should yet be known. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        chains.values().forEach(chain -> chain.beginning().ifPresent(notes::add));
        if (trusted.isEmpty() && !signers.isEmpty()) {
            notes.add("signed with " + (signers.size() == 1 ? "key " : "keys ") + String.join(", ", signers)
                    + ", taken at its word; say whom to trust with --key");
        }
        return notes;
    }

    /** How many packages were checked. */
    public int packages() {
        return packages;
    }

    /** How many packages each chain has, by {@code station/camera}. */
    public Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new TreeMap<>();
        chains.forEach((name, chain) -> sizes.put(name, chain.size()));
        return sizes;
    }
}
