package zebrawatch.harness;

/** Draws what the line saw onto the pictures. */
public final class AnnotatedVideo {}
