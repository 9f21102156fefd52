package zebrawatch.publish;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.seal.ChainLink;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.evidence.seal.Sealer;
import zebrawatch.evidence.verify.PackageFolder;
import zebrawatch.scene.CameraId;

/**
 * Seals cases into a folder, without Kafka. The packages themselves are the chain: its heads are read from what lies there,
 * so that a crash cannot part the two. Any thread may use it.
 */
public final class FolderSink implements ViolationSink {
    private final CaseFolder folder;
    private final Sealer sealer;
    private @Nullable Map<CameraId, ChainLink> heads;

    /** @param folder belongs to this sink alone: nothing else seals cases into it */
    public FolderSink(CaseFolder folder, Sealer sealer) {
        this.folder = folder;
        this.sealer = sealer;
    }

    @Override
    public synchronized void accept(CaseFile caseFile) {
        if (folder.has(caseFile.id())) {
            return;
        }
        if (heads == null) {
            heads = new HashMap<>(PackageFolder.heads(folder.path(), sealer.station()));
        }
        ChainLink head = heads.getOrDefault(caseFile.camera(), ChainLink.START);
        SealedCase sealed = sealer.seal(caseFile, head);
        folder.keep(sealed);
        heads.put(caseFile.camera(), new ChainLink(head.number() + 1, sealed.sha256()));
    }

    /** Nothing is left to hand over: every case is a folder once it is accepted. */
    @Override
    public void close() {}
}
