package zebrawatch.config;

/**
 * One thing wrong in a configuration file.
 *
 * @param file as the user named it
 * @param line from 1
 * @param column from 1
 * @param key the path to the value, such as {@code cameras[3].crossings[0].outline}; empty for the whole file
 * @param sentence what was expected and what was found
 */
public record Problem(String file, int line, int column, String key, String sentence) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + " " + (key.isEmpty() ? "" : key + ": ") + sentence;
    }
}
