package zebrawatch.detect;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What {@code models/manifest.json} says: which published files this program uses and what they are.
 *
 * @param nets that find road users
 * @param faces nets that find faces; to those a pedestrian is his face
 */
record Manifest(List<NetAsset> nets, List<NetAsset> faces, List<FontAsset> fonts) {

    /**
     * Files of an npm package.
     *
     * @param name by which this program calls it
     * @param licence SPDX, of the files, not of the package
     * @param files the SHA-256 of each file, by its path in the package
     */
    record Source(
            String name,
            String about,
            String licence,
            @JsonProperty("package") String npmPackage,
            String version,
            Map<String, String> files) {

        /** Where npm puts the package, seen from {@code models/}. */
        Path installed() {
            return Path.of("node_modules").resolve(npmPackage);
        }

        /** Where npm puts a file of the package, seen from {@code models/}. */
        Path installed(String file) {
            return installed().resolve(file);
        }
    }

    /**
     * A net to be converted.
     *
     * @param optional whether it is installed only when asked for by name
     * @param format of the published files: tfjs-graph-model
     * @param graph the file of the source to begin reading at
     * @param input the node of the graph in whose place the picture comes
     */
    record NetAsset(
            Source source, boolean optional, String format, String graph, String input, NetDescription description) {
        NetAsset {
            if (!format.equals("tfjs-graph-model")) {
                throw new IllegalArgumentException("a net needs the format tfjs-graph-model, got " + format);
            }
        }
    }

    /**
     * A font to be used as it is.
     *
     * @param copies names in the cache to files of the source
     */
    record FontAsset(Source source, Map<String, String> copies) {}

    /** @throws DetectException with file, line and column if it is not readable */
    static Manifest read(Path file) {
        ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
        try {
            return json.readValue(file.toFile(), Manifest.class);
        } catch (JacksonException e) {
            String where = e.getLocation() == null
                    ? ""
                    : ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
            throw new DetectException(file + where + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new DetectException("the list of models " + file + " cannot be read", e);
        }
    }

    /** The packages that every installation needs. */
    Stream<Source> sources() {
        return Stream.concat(
                allNets().filter(net -> !net.optional()).map(NetAsset::source),
                fonts.stream().map(FontAsset::source));
    }

    /** Those that find road users, then those that find faces. */
    Stream<NetAsset> allNets() {
        return Stream.concat(nets.stream(), faces.stream());
    }
}
