package zebrawatch.harness.bench;

/** Is told how far a measurement has come. */
public interface Progress {

    /**
     * Is told that so many steps of a task are done.
     *
     * @param all how many it has, the same each time
     */
    void reached(String task, int done, int all);
}
