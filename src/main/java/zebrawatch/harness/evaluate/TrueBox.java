package zebrawatch.harness.evaluate;

import java.util.Optional;
import zebrawatch.scene.Box;
import zebrawatch.scene.GroundPoint;

/**
 * Where one actor is at one time.
 *
 * @param actor its id
 * @param box pixels, cut at the picture's edge
 * @param visible share of it that lies in the picture and behind nobody else, 0 to 1; 1 where the labels do not say
 * @param ground the point under its middle, metres in the crossing's frame; empty where the labels do not say
 */
public record TrueBox(String actor, Box box, double visible, Optional<GroundPoint> ground) {}
