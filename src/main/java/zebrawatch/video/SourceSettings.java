package zebrawatch.video;

import java.nio.file.Path;

/** Where a camera's pictures come from. */
public sealed interface SourceSettings permits RtspSettings, SourceSettings.ClipFile {

    /** The place, as people may see it: nothing secret is in it. */
    String shown();

    /** A file that is played as if it were a camera. */
    record ClipFile(Path file) implements SourceSettings {
        @Override
        public String shown() {
            return file.toString();
        }
    }
}
