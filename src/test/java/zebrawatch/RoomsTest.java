package zebrawatch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the house to its plan: which room may know which, where each library lives. */
class RoomsTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("zebrawatch");

    /** Each room and the rooms it may know. */
    private static final Map<String, List<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("scene", List.of()),
            Map.entry("track", List.of("scene")),
            Map.entry("rule", List.of("scene", "track")),
            Map.entry("video", List.of("scene")),
            Map.entry("detect", List.of("scene", "video", "meters")),
            Map.entry("attention", List.of("scene", "track", "video", "detect", "meters")),
            Map.entry("evidence", List.of("scene", "track", "rule", "video", "meters")),
            Map.entry("publish", List.of("scene", "rule", "video", "evidence", "meters")),
            Map.entry("fleet", List.of("scene")),
            Map.entry("archive", List.of("scene", "rule", "evidence", "publish")),
            Map.entry("account", List.of("evidence", "archive")),
            Map.entry("web", List.of("account")),
            Map.entry("review", List.of("scene", "rule", "evidence", "publish", "archive", "account", "web")),
            Map.entry("board", List.of("scene", "rule", "detect", "evidence", "publish", "archive", "account", "web")),
            Map.entry("statistics", List.of("scene", "rule", "publish", "archive", "account", "web")),
            Map.entry("zones", List.of("scene", "publish", "fleet", "config", "archive", "account", "web")),
            Map.entry("status", List.of("scene", "video", "meters")),
            Map.entry("meters", List.of("scene")),
            Map.entry(
                    "config",
                    List.of(
                            "scene",
                            "track",
                            "rule",
                            "video",
                            "detect",
                            "attention",
                            "evidence",
                            "publish",
                            "account",
                            "web",
                            "review")),
            Map.entry(
                    "harness",
                    List.of(
                            "scene",
                            "track",
                            "rule",
                            "video",
                            "detect",
                            "attention",
                            "evidence",
                            "publish",
                            "fleet",
                            "meters",
                            "config")));

    /** Each library's package and its homes. */
    private static final Map<String, List<String>> HOMES = Map.ofEntries(
            Map.entry("org.deeplearning4j..", List.of("detect", "harness")),
            Map.entry("org.nd4j..", List.of("detect", "harness")),
            Map.entry("ai.onnxruntime..", List.of("harness")),
            Map.entry("onnx..", List.of("detect")),
            Map.entry("jdk.incubator.vector..", List.of("detect")),
            Map.entry("org.bytedeco.javacv..", List.of("video", "harness")),
            Map.entry("org.bytedeco.ffmpeg..", List.of("video", "harness")),
            Map.entry(
                    "org.bytedeco.opencv..",
                    List.of("video", "detect", "attention", "evidence", "board", "zones", "harness")),
            Map.entry("org.apache.fontbox..", List.of("evidence")),
            Map.entry("org.apache.pdfbox..", List.of("evidence")),
            Map.entry("java.awt..", List.of("evidence")),
            Map.entry("org.apache.kafka..", List.of("publish", "fleet")),
            Map.entry("org.erdtman.jcs..", List.of("evidence")),
            Map.entry("org.apache.commons.net..", List.of("evidence")),
            Map.entry("com.google.zxing..", List.of("evidence")),
            Map.entry("kafka..", List.of("publish")),
            Map.entry("org.sqlite..", List.of("publish")),
            Map.entry("java.sql..", List.of("publish", "archive", "account", "review", "board", "statistics", "zones")),
            Map.entry("javax.sql..", List.of("archive")),
            Map.entry("org.jdbi..", List.of("archive", "account", "review", "board", "statistics", "zones")),
            Map.entry("org.flywaydb..", List.of("archive")),
            Map.entry("org.postgresql..", List.of("archive")),
            Map.entry("com.zaxxer.hikari..", List.of("archive")),
            Map.entry("io.zonky..", List.of("archive")),
            Map.entry("org.bouncycastle..", List.of("account")),
            Map.entry("org.dhatim..", List.of("web")),
            Map.entry("io.javalin..", List.of("web", "review", "status", "board", "statistics", "zones")),
            Map.entry("org.eclipse.jetty..", List.of("web")),
            Map.entry("io.pebbletemplates..", List.of("web")),
            Map.entry("io.micrometer..", List.of("meters", "")),
            Map.entry("org.snakeyaml..", List.of("config")),
            Map.entry(
                    "com.fasterxml.jackson..",
                    List.of(
                            "detect",
                            "evidence",
                            "publish",
                            "fleet",
                            "review",
                            "board",
                            "statistics",
                            "zones",
                            "status",
                            "harness",
                            "")),
            Map.entry("picocli..", List.of("")),
            Map.entry("me.tongfei..", List.of("")));

    private static final List<String> PURE = List.of("scene", "track", "rule");

    static Stream<String> rooms() {
        return MAY_KNOW.keySet().stream().sorted();
    }

    static Stream<String> libraries() {
        return HOMES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomKnowsOnlyTheRoomsOfThePlan(String room) {
        String[] others = rooms().filter(r -> !r.equals(room)
                        && !MAY_KNOW.getOrDefault(room, List.of()).contains(r))
                .map(r -> "zebrawatch." + r + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("zebrawatch." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("zebrawatch")
                .check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aLibraryHasItsHome(String library) {
        String[] homes = HOMES.getOrDefault(library, List.of()).stream()
                .map(room -> room.isEmpty() ? "zebrawatch" : "zebrawatch." + room + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void pureRoomsKnowNoClockThreadLogFileOrChance() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        PURE.stream().map(r -> "zebrawatch." + r + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..", "java.nio..", "java.net..", "java.util.concurrent..", "org.slf4j..", "java.sql..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.Thread|java\\.util\\.Random|java\\.time\\.Clock")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random")
                .check(HOUSE);
    }

    @Test
    void roomsFormNoCycle() {
        slices().matching("zebrawatch.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void everyRoomIsInThePlanAndIntroducesItself() throws IOException {
        Path sources = Path.of("src/main/java/zebrawatch");
        try (Stream<Path> folders = Files.list(sources)) {
            List<String> found = folders.filter(Files::isDirectory)
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toList();
            assertThat(found).isEqualTo(rooms().toList());
            assertThat(found)
                    .allSatisfy(room -> assertThat(
                                    Files.readString(sources.resolve(room).resolve("package-info.java")))
                            .contains("Turns", "May use:", "Must not:", "Start reading at:", "@NullMarked"));
        }
    }

    @Test
    void nothingIsNamedAfterNothing() {
        assertThat(HOUSE.stream().map(JavaClass::getName))
                .noneMatch(name -> Arrays.stream(name.split("[.$]"))
                        .anyMatch(part -> part.matches(
                                "(?i)util|utils|common|helper.*|manager.*|.*(Util|Utils|Helper|Manager)")));
    }
}
