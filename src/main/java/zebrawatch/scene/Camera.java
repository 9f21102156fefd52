package zebrawatch.scene;

import java.util.List;
import java.util.Optional;

/**
 * A camera and the crossings in its view.
 *
 * @param id unique in the city
 * @param place as shown on the evidence, in Chinese
 * @param location where that is, if somebody said it
 * @param width picture width in pixels the outlines were drawn for
 * @param height picture height in pixels the outlines were drawn for
 * @param crossings at least one
 */
public record Camera(
        CameraId id, String place, Optional<Location> location, int width, int height, List<Crossing> crossings) {

    /** @throws IllegalArgumentException if there is no crossing or the picture has no size */
    public Camera {
        crossings = List.copyOf(crossings);
        if (crossings.isEmpty()) {
            throw new IllegalArgumentException("a camera needs at least one crossing");
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture needs a size, got " + width + "x" + height);
        }
    }

    /** One of which nobody said where it is. */
    public Camera(CameraId id, String place, int width, int height, List<Crossing> crossings) {
        this(id, place, Optional.empty(), width, height, crossings);
    }

    /**
     * The crossing of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Crossing crossing(String name) {
        return crossings.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("camera " + id + " has no crossing '" + name + "'"));
    }
}
