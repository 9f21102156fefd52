package zebrawatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Which build of the program this is. */
final class Build {
    /** What decides a ruling, once road users are found. */
    private static final List<String> DECIDING = List.of("zebrawatch/scene", "zebrawatch/track", "zebrawatch/rule");

    private static final String RULE_SHA256 = digest(DECIDING);

    private Build() {}

    /** As the jar was built, or a word where it was not. */
    static String version() {
        String version = Build.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    /** SHA-256 of the classes that decide a ruling, in the order of their names. */
    static String ruleSha256() {
        return RULE_SHA256;
    }

    private static String digest(List<String> packages) {
        try {
            URI place = Build.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            Path path = Path.of(place);
            if (Files.isDirectory(path)) {
                return digest(path, packages);
            }
            try (FileSystem jar = FileSystems.newFileSystem(path)) {
                return digest(jar.getPath("/"), packages);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the program cannot read its own classes", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("classes lie somewhere", e);
        }
    }

    private static String digest(Path root, List<String> packages) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String one : packages) {
                try (Stream<Path> inside = Files.walk(root.resolve(one))) {
                    for (Path file : inside.filter(f -> f.toString().endsWith(".class"))
                            .sorted()
                            .toList()) {
                        digest.update(Files.readAllBytes(file));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
