package zebrawatch.zones;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import zebrawatch.config.Problem;
import zebrawatch.web.Language;
import zebrawatch.web.Texts;

/** What is wrong with a configuration, in the words and language of whoever draws. */
final class Sentences {
    /** The reader's sentences that drawing meets; {@code zones.problem.KEY} in the texts. */
    private static final Map<String, Pattern> KNOWN = known(
            "corners", "needs 4 points, got (\\d+)",
            "crosses", "the outline crosses itself;.*",
            "convex", "the outline is not convex;.*",
            "clockwise", "the corners run clockwise.*",
            "scale", "a pixel at corner (\\d) would cover ([\\d.]+) m .*",
            "flat", "the camera would see corner (\\d) at ([\\d.]+) degrees.*",
            "outside", "point (\\d+) .* lies outside the .* picture",
            "range", "expected (\\S+) to (\\S+), got (\\S+)",
            "number", "expected a number, got '(.*)'",
            "missing", "is missing",
            "empty", "is empty",
            "unknown", "unknown key.*",
            "centre", "run in both directions, so 'centre' or 'refuge' is needed",
            "refuge", "expected \\[from, to] .*",
            "interval", "an interval needs from .*",
            "zone_line", "the zone's corners lie on one line",
            "zone_crosses", "the zone's outline crosses itself;.*",
            "far", ".* is far from any crossing;.*",
            "twice", "the crossing name '(.*)' stands twice",
            "none", "expected a list, got a list of 0",
            "source", "expected an address such as rtsp:.*",
            "yaml", "no valid YAML: (.*)");

    private static final Pattern KEY = Pattern.compile("crossings\\[(\\d{1,6})]\\.([a-z_]+)\\b.*");

    private Sentences() {}

    /** The reader's own words where nobody has put them into others. */
    static String of(Problem problem, Language language) {
        for (Map.Entry<String, Pattern> known : KNOWN.entrySet()) {
            Matcher said = known.getValue().matcher(problem.sentence());
            if (said.matches()) {
                Object[] parts = IntStream.rangeClosed(1, said.groupCount())
                        .mapToObj(said::group)
                        .toArray();
                return Texts.of(language, "zones.problem." + known.getKey(), parts);
            }
        }
        return problem.sentence();
    }

    /** What it is about: the crossing by its name and the key in words, or the key as it is written. */
    static String where(Problem problem, List<Map<String, Object>> crossings, Language language) {
        Matcher key = KEY.matcher(problem.key());
        if (!key.matches()) {
            return Texts.find(language, "zones.key." + problem.key()).orElse(problem.key());
        }
        int crossing = Integer.parseInt(key.group(1));
        Object name = crossing < crossings.size() ? crossings.get(crossing).getOrDefault("name", "") : "";
        return Texts.find(language, "zones.key." + key.group(2))
                .map(word -> (name + " " + word).strip())
                .orElse(problem.key());
    }

    private static Map<String, Pattern> known(String... pairs) {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            patterns.put(pairs[i], Pattern.compile(pairs[i + 1], Pattern.DOTALL));
        }
        return patterns;
    }
}
