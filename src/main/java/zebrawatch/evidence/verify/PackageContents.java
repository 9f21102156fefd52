package zebrawatch.evidence.verify;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A package as it was found, whether in order or not.
 *
 * @param name of its folder or record
 * @param document the bytes of case.json; empty if it is not there
 * @param digests SHA-256 of every other file, by name
 */
public record PackageContents(String name, Optional<byte[]> document, Map<String, String> digests) {

    public PackageContents {
        digests = Collections.unmodifiableMap(new TreeMap<>(digests));
    }
}
