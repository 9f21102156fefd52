package zebrawatch;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zebrawatch.config.CameraFile;
import zebrawatch.config.CameraSettings;
import zebrawatch.scene.Crossing;

/** Validates configuration files and says what they describe. */
@Command(
        name = "check",
        description = "Validates camera or city files, all problems at once.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "camera.yaml or city.yaml")
    private List<Path> files;

    @Override
    public Integer call() {
        for (Path file : files) {
            List<CameraSettings> cameras = CameraFile.readCity(file);
            for (CameraSettings c : cameras) {
                for (Crossing crossing : c.camera().crossings()) {
                    spec.commandLine()
                            .getOut()
                            .printf(
                                    "%s: camera %s, crossing %s: %.1f m long, %.1f m wide, %d lanes%n",
                                    file,
                                    c.camera().id(),
                                    crossing.name(),
                                    crossing.length(),
                                    crossing.width(),
                                    crossing.lanes().size());
                }
            }
        }
        return 0;
    }
}
