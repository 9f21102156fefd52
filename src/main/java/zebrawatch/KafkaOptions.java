package zebrawatch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import zebrawatch.publish.PackageTopics;

/** Where packages lie in Kafka. */
final class KafkaOptions {
    @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "read them from this Kafka")
    private @Nullable String bootstrap;

    @Option(
            names = "--topic",
            paramLabel = "NAME",
            defaultValue = "zebra.violations",
            description = "topic of the documents (default: ${DEFAULT-VALUE})")
    private String events;

    @Option(
            names = "--pictures-topic",
            paramLabel = "NAME",
            defaultValue = "zebra.snapshots",
            description = "topic of the pictures and clips (default: ${DEFAULT-VALUE})")
    private String pictures;

    @Mixin
    private ClientOption client;

    Optional<String> bootstrap() {
        return Optional.ofNullable(bootstrap);
    }

    /** @throws IllegalArgumentException if there is no address of that form */
    PackageTopics packages() {
        return new PackageTopics(bootstrap().orElseThrow(), events, pictures, client.settings());
    }
}
