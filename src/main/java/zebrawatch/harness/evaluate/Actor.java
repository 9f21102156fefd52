package zebrawatch.harness.evaluate;

import zebrawatch.scene.RoadUser;

/**
 * A road user that takes part in a clip.
 *
 * @param id unique in the clip
 * @param kind what it is
 */
public record Actor(String id, RoadUser kind) {}
