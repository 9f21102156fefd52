package zebrawatch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the office's pages read of a request and who serves them, as their source says it. */
final class Read {
    private static final List<String> ROOMS = List.of("web", "review", "board", "statistics", "zones");
    private static final Pattern CALL =
            Pattern.compile("request\\.(field|fields|secret|query)\\((?:\"(\\w+)\"|(\\w+))");
    private static final Pattern WHOLE = Pattern.compile("whole\\(request, \"(\\w+)\"\\)");
    private static final Pattern PAST =
            Pattern.compile("(queryParam\\w*|formParam\\w*|uploadedFile\\w*|body\\w*)\\((?!\\))|\\.body\\(\\)");

    private Read() {}

    /** The names of parameters that rooms read from an address. */
    static Set<String> queries(String... rooms) throws IOException {
        return names("query", List.of(rooms));
    }

    /** The names of fields that are read from forms. */
    static Set<String> fields() throws IOException {
        Set<String> names = names("field|fields|secret", ROOMS);
        for (String source : sources(ROOMS)) {
            WHOLE.matcher(source).results().forEach(found -> names.add(found.group(1)));
        }
        return names;
    }

    /** Where a name is not written beside the call: {@code Class variable}. */
    static Set<String> unnamed() throws IOException {
        Set<String> calls = new TreeSet<>();
        for (String source : sources(ROOMS)) {
            CALL.matcher(source)
                    .results()
                    .filter(found -> found.group(3) != null)
                    .forEach(found -> calls.add(name(source) + " " + found.group(3)));
        }
        return calls;
    }

    /** The classes that read from a request past {@link zebrawatch.web.Request}. */
    static Set<String> past() throws IOException {
        return classes(PAST, ROOMS);
    }

    private static Set<String> classes(Pattern holding, List<String> rooms) throws IOException {
        Set<String> classes = new TreeSet<>();
        for (String source : sources(rooms)) {
            if (holding.matcher(source).find()) {
                classes.add(name(source));
            }
        }
        return classes;
    }

    static Set<String> classesOfPages() throws IOException {
        return classes(Pattern.compile("implements Pages\\b"), ROOMS);
    }

    /** The classes that give Javalin something to serve. */
    static Set<String> serving() throws IOException {
        return classes(Pattern.compile("config\\.routes|Javalin\\.create"), List.of(""));
    }

    private static Set<String> names(String calls, List<String> rooms) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String source : sources(rooms)) {
            CALL.matcher(source)
                    .results()
                    .filter(found -> found.group(1).matches(calls) && found.group(2) != null)
                    .forEach(found -> names.add(found.group(2)));
        }
        return names;
    }

    private static String name(String source) {
        Matcher name = Pattern.compile("(?:class|record|interface) ([A-Z]\\w+)").matcher(source);
        return name.find() ? name.group(1) : "";
    }

    private static List<String> sources(List<String> rooms) throws IOException {
        List<String> sources = new ArrayList<>();
        for (String room : rooms) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/java/zebrawatch", room))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java") && !f.endsWith("package-info.java"))
                        .toList()) {
                    sources.add(Files.readString(file));
                }
            }
        }
        return sources;
    }
}
