package zebrawatch.video;

import zebrawatch.scene.Signal;

/** Tells what the pedestrians' signal of a crossing showed when a picture was taken. */
public interface Lamp {
    /** Told for every frame, in order of time. */
    Signal read(Frame frame);
}
