package zebrawatch.harness.soak;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One answer of a station's {@code /metrics}, in Prometheus' text format
 * (prometheus.io/docs/instrumenting/exposition_formats).
 *
 * @param samples in the answer's order
 */
public record MetricsText(List<Sample> samples) {
    private static final Pattern SAMPLE = Pattern.compile("^(\\w+)(?:\\{(.*)})? (\\S+)$", Pattern.MULTILINE);
    private static final Pattern TAG = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /** A number with its name and tags. */
    public record Sample(String name, Map<String, String> tags, double value) {
        public Sample {
            tags = Map.copyOf(tags);
        }
    }

    public MetricsText {
        samples = List.copyOf(samples);
    }

    static MetricsText parse(String text) {
        return new MetricsText(
                SAMPLE.matcher(text).results().map(MetricsText::sample).toList());
    }

    private static Sample sample(java.util.regex.MatchResult found) {
        Map<String, String> tags = new TreeMap<>();
        String words = found.group(2);
        Matcher tag = TAG.matcher(words == null ? "" : words);
        while (tag.find()) {
            tags.put(tag.group(1), tag.group(2));
        }
        String value = found.group(3);
        return new Sample(found.group(1), tags, value.endsWith("Inf") ? Double.NaN : Double.parseDouble(value));
    }

    /** All of one camera's samples of that name added up. */
    public double total(String name, String camera) {
        return total(name, "camera", camera);
    }

    /** All samples of that name with that tag added up. */
    public double total(String name, String tag, String value) {
        return samples.stream()
                .filter(s -> s.name().equals(name) && value.equals(s.tags().get(tag)))
                .mapToDouble(Sample::value)
                .sum();
    }

    /** All samples of that name added up. */
    public double total(String name) {
        return samples.stream()
                .filter(s -> s.name().equals(name))
                .mapToDouble(Sample::value)
                .sum();
    }

    /** One camera's samples of that name by the value of another tag, those of zero left out. */
    public Map<String, Double> by(String name, String camera, String tag) {
        Map<String, Double> values = new TreeMap<>();
        samples.stream()
                .filter(s -> s.name().equals(name) && camera.equals(s.tags().get("camera")) && s.value() != 0)
                .forEach(s -> values.merge(s.tags().getOrDefault(tag, ""), s.value(), Double::sum));
        return values;
    }
}
