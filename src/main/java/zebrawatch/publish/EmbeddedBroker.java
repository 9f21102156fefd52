package zebrawatch.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker in this JVM, for the demo and the tests: one KRaft node, controller and broker in one, reachable
 * from this machine only. Its data live in a folder and survive a restart.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int NODE = 1;

    private final KafkaRaftServer server;
    private final int port;
    private final FolderLock lock;

    private EmbeddedBroker(KafkaRaftServer server, int port, FolderLock lock) {
        this.server = server;
        this.port = port;
        this.lock = lock;
    }

    /**
     * Starts a broker; it answers when this returns, after some seconds.
     *
     * @param folder for its data, made if absent
     * @param port 0 for any that is free
     * @throws PublishException if the port is in use or the folder cannot be used
     */
    public static EmbeddedBroker start(Path folder, int port) {
        return start(folder, port, settings -> {});
    }

    /** The same; {@code change} may change the broker's settings. */
    static EmbeddedBroker start(Path folder, int port, Consumer<Properties> change) {
        int listening = free(port);
        FolderLock lock = lock(folder);
        try {
            Path data = folder.resolve("data");
            if (!Files.exists(data.resolve("meta.properties"))) {
                format(data);
            }
            Properties settings = settings(data, listening, free(0));
            change.accept(settings);
            KafkaConfig config = KafkaConfig.fromProps(settings);
            KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
            server.startup();
            return new EmbeddedBroker(server, listening, lock);
        } catch (Exception e) {
            lock.close();
            throw new PublishException("Kafka cannot start with its data in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Where clients find it: {@code host:port}. */
    public String bootstrap() {
        return HOST + ":" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        lock.close();
    }

    /** Kafka itself does not notice a second node on the same data before it has spoilt the first one's. */
    private static FolderLock lock(Path folder) {
        try {
            Files.createDirectories(folder);
            return FolderLock.take(folder.resolve("lock"))
                    .orElseThrow(
                            () -> new PublishException("the Kafka folder " + folder + " is in use by another program"));
        } catch (IOException e) {
            throw new PublishException("the Kafka folder " + folder + " cannot be made; choose one I may write to", e);
        }
    }

    private static void format(Path folder) throws Exception {
        new Formatter()
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(folder.toString())
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }

    private static Properties settings(Path folder, int port, int controller) {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@" + HOST + ":" + controller);
        settings.put("listeners", "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controller);
        settings.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", folder.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // one node can hold one copy
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        // alone, it would only take leave of itself on a busy machine; but one that was killed comes back only when the
        // controller takes the one before it for dead
        settings.put("broker.session.timeout.ms", wasKilled(folder) ? "9000" : "60000");
        // a dead station is to be missed within seconds, of which Kafka by itself would allow no fewer than 45
        settings.put("group.consumer.min.session.timeout.ms", "6000");
        settings.put("group.consumer.min.heartbeat.interval.ms", "1000");
        // lean: a few cameras, not a cluster
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        settings.put("log.cleaner.threads", "1");
        return settings;
    }

    /** Kafka leaves a mark when it ends in an orderly way. */
    private static boolean wasKilled(Path folder) {
        return Files.exists(folder.resolve("__cluster_metadata-0"))
                && !Files.exists(folder.resolve(".kafka_cleanshutdown"));
    }

    /** The port itself, or a free one for 0. */
    static int free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new PublishException(
                    "port " + port + " on " + HOST + " is in use; stop the other program or choose another port", e);
        }
    }
}
