package zebrawatch.web;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The pages' templates, {@code templates/ROOM/NAME.html}. All they print is escaped, and a variable that is not there is an
 * error. They know {@code t('key', …)}, a text in the visitor's language; {@code formToken()}; {@code instant | time}; and
 * {@code drawing | svg}, the one thing that is not escaped, for which nothing but shapes and text may be in it.
 */
final class Templates {
    /** Under which a page finds its request. */
    static final String REQUEST = "request";

    private final PebbleEngine engine;

    /** @param zone of the times shown */
    Templates(ZoneId zone) {
        ClasspathLoader loader = new ClasspathLoader();
        loader.setPrefix("templates");
        loader.setSuffix(".html");
        DateTimeFormatter time =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(zone);
        this.engine = new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .autoEscaping(true)
                .extension(new AbstractExtension() {
                    @Override
                    public Map<String, Function> getFunctions() {
                        return Map.of("t", new TextFunction(), "formToken", new FormTokenFunction());
                    }

                    @Override
                    public Map<String, Filter> getFilters() {
                        return Map.of("time", new TimeFilter(time), "svg", new SvgFilter());
                    }
                })
                .build();
    }

    /** A page. */
    String page(String template, Map<String, Object> values) {
        StringWriter html = new StringWriter();
        try {
            engine.getTemplate(template).evaluate(html, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return html.toString();
    }

    private static Request request(EvaluationContext context) {
        return (Request) Objects.requireNonNull(context.getVariable(REQUEST));
    }

    private static final class TextFunction implements Function {
        @Override
        public @Nullable List<String> getArgumentNames() {
            return null;
        }

        @Override
        public Object execute(Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
            Object[] arguments = IntStream.range(1, args.size())
                    .mapToObj(i -> args.get(String.valueOf(i)))
                    .toArray();
            return request(context).text(String.valueOf(args.get("0")), arguments);
        }
    }

    private static final class FormTokenFunction implements Function {
        @Override
        public List<String> getArgumentNames() {
            return List.of();
        }

        @Override
        public Object execute(Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
            return request(context).formToken();
        }
    }

    private record TimeFilter(DateTimeFormatter format) implements Filter {
        @Override
        public List<String> getArgumentNames() {
            return List.of();
        }

        @Override
        public Object apply(
                @Nullable Object input,
                Map<String, Object> args,
                PebbleTemplate self,
                EvaluationContext context,
                int line) {
            return input == null ? "" : format.format((TemporalAccessor) input);
        }
    }

    private static final class SvgFilter implements Filter {
        private static final Pattern OTHER = Pattern.compile("<(?!/?(svg|rect|polyline|text)[ >/])");

        @Override
        public List<String> getArgumentNames() {
            return List.of();
        }

        @Override
        public Object apply(
                @Nullable Object input,
                Map<String, Object> args,
                PebbleTemplate self,
                EvaluationContext context,
                int line) {
            String drawing = String.valueOf(input);
            if (!drawing.startsWith("<svg ") || OTHER.matcher(drawing).find()) {
                throw new IllegalArgumentException("not a drawing of shapes and text");
            }
            return new SafeString(drawing);
        }
    }
}
