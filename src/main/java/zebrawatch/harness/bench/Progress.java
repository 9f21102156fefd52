package zebrawatch.harness.bench;

/** Is told how far a measurement has come. */
public interface Progress {

    /** @param all how many steps the task has, the same each time */
    void reached(String task, int done, int all);
}
