package zebrawatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program's launcher, with a java that only says what it was started with. */
class LauncherTest {
    @TempDir
    private Path folder;

    private Path launcher;
    private Path java;

    @BeforeEach
    void unpack() throws IOException {
        launcher = folder.resolve("home/bin/zebrawatch");
        java = folder.resolve("jdk/bin/java");
        Files.createDirectories(folder.resolve("home/lib"));
        Files.createDirectories(folder.resolve("cache/zebrawatch"));
        Files.writeString(folder.resolve("home/lib/zebrawatch.jar"), "classes");
        script(launcher, Files.readString(Path.of("src/main/bin/zebrawatch")));
        script(java, "#!/bin/sh\n[ \"$1\" = --list-modules ] && echo jdk.incubator.vector@17 || echo \"$@\"\n");
    }

    @Test
    void argumentsReachTheProgram() throws Exception {
        assertThat(start("check", "贵州 city.yaml")).endsWith("zebrawatch.Main check 贵州 city.yaml\n");
    }

    @Test
    void theVectorApiIsAskedForWhereTheJvmHasIt() throws Exception {
        assertThat(start("--help")).startsWith("--add-modules=jdk.incubator.vector ");

        script(java, "#!/bin/sh\n[ \"$1\" = --list-modules ] && echo java.base@17 || echo \"$@\"\n");
        assertThat(start("--help")).doesNotContain("--add-modules");
    }

    @Test
    void keptClassesAreUsed() throws Exception {
        Path classes = kept("12345");

        assertThat(start("--help")).contains("-XX:SharedArchiveFile=" + classes + " ");
    }

    @Test
    void keptClassesThatWereCutShortAreNot() throws Exception {
        Files.writeString(kept("12345"), "123");

        assertThat(start("--help")).doesNotContain("SharedArchiveFile").contains("-Xshare:auto");
    }

    @Test
    void keptClassesOfAnotherBuildAreNot() throws Exception {
        Path unused = kept("12345");
        Files.writeString(folder.resolve("home/lib/zebrawatch.jar"), "other classes");

        assertThat(start("--help")).doesNotContain("SharedArchiveFile");
    }

    @Test
    void withoutJavaItSaysSo() throws Exception {
        Files.delete(java);

        assertThat(start("--help")).startsWith("zebrawatch: no Java found; ");
    }

    /** Classes kept of this build on this JVM, of that content. */
    private Path kept(String content) throws Exception {
        String key = run(List.of("sh", "-c", "ls -lL '" + folder + "/home/lib' '" + java + "' | cksum | tr -d ' '"))
                .strip();
        Path classes = folder.resolve("cache/zebrawatch/" + key + "-" + content.length() + ".jsa");
        return Files.writeString(classes, content);
    }

    private String start(String... arguments) throws Exception {
        return run(Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments))
                .toList());
    }

    private String run(List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("JAVA_HOME", folder + "/jdk", "XDG_CACHE_HOME", folder + "/cache", "LC_ALL", "C.UTF-8"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
