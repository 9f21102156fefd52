package zebrawatch.publish;

import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.evidence.verify.PackageContents;

/**
 * A case out of Kafka.
 *
 * @param says what the document says
 * @param sealed with those of its pictures that are what the document says
 * @param contents what came, to be verified
 */
public record Arrival(CaseEvent says, SealedCase sealed, PackageContents contents) {}
