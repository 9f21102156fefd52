package zebrawatch.detect;

/**
 * What found the road users.
 *
 * @param name for people
 * @param sha256 of its published weights, or of the recording that stands in for a net
 */
public record Model(String name, String sha256) {}
