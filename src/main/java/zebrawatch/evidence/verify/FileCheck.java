package zebrawatch.evidence.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import zebrawatch.evidence.seal.CaseEvent;

/** Holds the files of a package against those its document names. */
final class FileCheck {
    private final String where;
    private final Map<String, String> named = new HashMap<>();
    private final Map<String, String> found;

    FileCheck(PackageContents contents, CaseEvent event) {
        this.where = contents.name();
        this.found = contents.digests();
        event.pictures().forEach(p -> named.put(p.file(), p.sha256()));
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (String file : new TreeSet<>(named.keySet())) {
            String signed = named.getOrDefault(file, "");
            String here = found.get(file);
            if (here == null) {
                findings.add(unnamedWith(signed)
                        .map(other -> of(Finding.Kind.RENAMED, file + " is called " + other))
                        .orElseGet(() -> of(Finding.Kind.MISSING, file + " is missing")));
            } else if (!here.equals(signed)) {
                findings.add(namedWith(here)
                        .map(other -> of(Finding.Kind.REORDERED, file + " holds what was signed as " + other))
                        .orElseGet(() -> of(Finding.Kind.ALTERED, file + " was altered after it was signed")));
            }
        }
        for (String file : found.keySet()) {
            if (!named.containsKey(file) && !isRenamed(file)) {
                findings.add(of(Finding.Kind.ADDED, file + " was added, nobody signed it"));
            }
        }
        return findings;
    }

    private boolean isRenamed(String file) {
        return namedWith(found.getOrDefault(file, ""))
                .map(original -> !found.containsKey(original))
                .orElse(false);
    }

    private Optional<String> unnamedWith(String digest) {
        return found.keySet().stream()
                .filter(file -> !named.containsKey(file) && digest.equals(found.get(file)))
                .findFirst();
    }

    private Optional<String> namedWith(String digest) {
        return new TreeSet<>(named.keySet())
                .stream().filter(file -> digest.equals(named.get(file))).findFirst();
    }

    private Finding of(Finding.Kind kind, String sentence) {
        return new Finding(kind, where, sentence);
    }
}
