package zebrawatch.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another process with this one's Java and class path. */
public final class ChildJvm {
    private ChildJvm() {}

    /**
     * What to start it with.
     *
     * @param options of the JVM
     * @param words the class to run and its arguments
     */
    public static List<String> command(List<String> options, List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(words);
        return command;
    }
}
