package zebrawatch.video;

/** What decodes beside the processor; where it does not work, the processor does it. */
public enum Hardware {
    NONE,
    VAAPI,
    CUDA
}
