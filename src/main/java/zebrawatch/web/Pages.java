package zebrawatch.web;

/** A room's pages. */
public interface Pages {
    /** Adds their routes; called once, before the office listens. */
    void open(Routes routes);
}
