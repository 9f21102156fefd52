package zebrawatch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.evidence.seal.CaseJson;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.evidence.verify.PackageContents;
import zebrawatch.publish.Arrival;
import zebrawatch.publish.Arrivals;

/** Cases put into an archive as the intake does it, without Kafka. */
public final class Stored {
    private Stored() {}

    /**
     * Stores them.
     *
     * @param folder for the stations' keys
     */
    public static void keep(CaseStore store, Path folder, Instant arrived, List<SealedCase> cases) throws IOException {
        Path keys = Files.createDirectories(folder.resolve("keys"));
        Files.writeString(keys.resolve("box-07.pem"), Cases.publicPem());
        store.keep(
                new Arrivals(cases.stream().map(Stored::arrival).toList(), List.of(), List.of()),
                Trust.in(keys),
                arrived);
    }

    /** Puts them into quarantine, for their station is not trusted. */
    public static void quarantine(CaseStore store, Path folder, Instant arrived, List<SealedCase> cases) {
        store.keep(
                new Arrivals(cases.stream().map(Stored::arrival).toList(), List.of(), List.of()),
                Trust.in(folder.resolve("no-keys")),
                arrived);
    }

    private static Arrival arrival(SealedCase sealed) {
        CaseEvent event = CaseJson.read(sealed.document());
        Map<String, String> digests =
                event.pictures().stream().collect(Collectors.toMap(CaseEvent.Picture::file, CaseEvent.Picture::sha256));
        return new Arrival(event, sealed, new PackageContents(event.id(), Optional.of(sealed.document()), digests));
    }
}
