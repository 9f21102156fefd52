package zebrawatch.scene;

import java.util.regex.Pattern;

/**
 * Names one camera in the whole city; the key of every Kafka record about it.
 *
 * @param value 1 to 64 letters, digits, dots, dashes or underscores, beginning with a letter or digit
 */
public record CameraId(String value) implements Comparable<CameraId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** @throws IllegalArgumentException if the value has another form */
    public CameraId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a camera id is 1 to 64 letters, digits, '.', '-' or '_', got '" + value + "'");
        }
    }

    @Override
    public int compareTo(CameraId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
