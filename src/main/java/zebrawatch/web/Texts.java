package zebrawatch.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rooms' texts: {@code review.queue.title} is the key {@code review.queue.title} of {@code texts/review_zh.properties}.
 * A text with arguments is a {@link MessageFormat}, in which an apostrophe is written twice.
 */
public final class Texts {
    private static final Map<String, Properties> READ = new ConcurrentHashMap<>();

    private Texts() {}

    /**
     * One.
     *
     * @throws IllegalArgumentException if there is none: a mistake in the program
     */
    public static String of(Language language, String key, Object... arguments) {
        String text = find(language, key)
                .orElseThrow(() -> new IllegalArgumentException("no text " + key + " in " + language));
        return arguments.length == 0 ? text : new MessageFormat(text, language.locale()).format(arguments);
    }

    /** One that may be missing, such as that of a word in an old row of the log. */
    public static Optional<String> find(Language language, String key) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String file = "/texts/" + key.substring(0, dot) + "_" + language.code() + ".properties";
        return Optional.ofNullable(READ.computeIfAbsent(file, Texts::read).getProperty(key));
    }

    private static Properties read(String file) {
        Properties texts = new Properties();
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            if (in != null) {
                texts.load(new InputStreamReader(in, UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
