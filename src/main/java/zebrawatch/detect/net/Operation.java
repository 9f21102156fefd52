package zebrawatch.detect.net;

import zebrawatch.detect.DetectException;

/** An operation of a published model, as those parts see it that all importers share. */
interface Operation {
    /** As the model calls it, unique in it. */
    String name();

    /** What is wrong with it, with its file, name and kind in front. */
    DetectException refused(String why);
}
