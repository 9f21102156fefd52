package zebrawatch;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import zebrawatch.publish.EmbeddedBroker;

/** The broker of the demo alone, for trials: it goes with whoever started it. */
@Command(
        name = "broker",
        description = "One Kafka broker for trials on this machine; it ends when its standard input does.",
        mixinStandardHelpOptions = true,
        hidden = true,
        sortOptions = false)
final class BrokerCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "where its data go")
    private Path data;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "0", description = "0 for any that is free")
    private int port;

    @Override
    public Integer call() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, port)) {
            Thread ending = new Thread(broker::close, "ends the broker");
            Runtime.getRuntime().addShutdownHook(ending);
            spec.commandLine().getOut().println("Kafka is at " + broker.bootstrap());
            spec.commandLine().getOut().flush();
            System.in.transferTo(OutputStream.nullOutputStream());
            Runtime.getRuntime().removeShutdownHook(ending);
        }
        return 0;
    }
}
