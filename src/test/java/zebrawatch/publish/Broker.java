package zebrawatch.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import zebrawatch.evidence.CaseFile;

/** One real broker for all tests of a run, without topics at the beginning of each test. */
public final class Broker implements BeforeEachCallback, AfterEachCallback {
    private static final Duration ENOUGH = Duration.ofSeconds(60);
    private static final Duration WAIT = Duration.ofMillis(200);

    private String bootstrap = "";

    @Override
    public void beforeEach(ExtensionContext context) {
        bootstrap = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Broker.class))
                .computeIfAbsent(Running.class, key -> new Running(), Running.class)
                .broker
                .bootstrap();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Set<String> topics = admin.listTopics().names().get();
            admin.deleteTopics(topics).all().get();
        }
    }

    public String bootstrap() {
        return bootstrap;
    }

    /** The first {@code count} cases in Kafka, and whatever comes right after them. */
    List<CaseFile> read(int count) {
        return read(bootstrap, count);
    }

    static List<CaseFile> read(String bootstrap, int count) {
        try (CaseReader reader = CaseReader.open(bootstrap, Instant.EPOCH, Map.of())) {
            return read(reader, count);
        }
    }

    static List<CaseFile> read(CaseReader reader, int count) {
        List<CaseFile> cases = new ArrayList<>();
        long end = System.nanoTime() + ENOUGH.toNanos();
        while (cases.size() < count && System.nanoTime() < end) {
            reader.poll(WAIT).cases().forEach(one -> cases.add(one.sealed().caseFile()));
        }
        reader.poll(WAIT).cases().forEach(one -> cases.add(one.sealed().caseFile()));
        return cases;
    }

    private static final class Running implements AutoCloseable {
        private final Path folder;
        private final EmbeddedBroker broker;

        Running() {
            try {
                folder = Files.createTempDirectory("broker");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            broker = EmbeddedBroker.start(folder.resolve("data"), 0);
        }

        @Override
        public void close() throws IOException {
            broker.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
