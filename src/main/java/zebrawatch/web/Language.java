package zebrawatch.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language of the pages. */
public enum Language {
    CHINESE("zh", "zh-CN", "中文"),
    ENGLISH("en", "en", "English");

    private final String code;
    private final String tag;
    private final String ownName;

    Language(String code, String tag, String ownName) {
        this.code = code;
        this.tag = tag;
        this.ownName = ownName;
    }

    static Optional<Language> of(@Nullable String code) {
        return Arrays.stream(values()).filter(l -> l.code.equals(code)).findFirst();
    }

    /** In addresses, cookies and names of files. */
    public String code() {
        return code;
    }

    /** For HTML's {@code lang}. */
    public String tag() {
        return tag;
    }

    /** As those who speak it call it. */
    public String ownName() {
        return ownName;
    }

    /** For texts. */
    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** The one to switch to. */
    public Language other() {
        return this == CHINESE ? ENGLISH : CHINESE;
    }
}
