package zebrawatch.scene;

import java.util.ArrayList;
import java.util.List;

/**
 * What colour a road user shows: enough to tell a red car from a blue one, whatever the light. Hues stay in the shade,
 * lightness does not; so lightness only speaks of who has no colour, and there only black against white.
 *
 * @param hues shares of red, yellow, green, cyan, blue and magenta, 0 to 1; what is left of 1 is grey
 * @param lightness mean, 0 (black) to 1 (white)
 */
public record Looks(List<Double> hues, double lightness) {
    /** How many hues are told apart. */
    public static final int HUES = 6;

    /** Between sun and shade there are about two stops of light, in a picture's gamma a factor of 2. */
    private static final double SHADE = Math.log(2);

    /** A white car beside a black one in the same light. */
    private static final double BLACK_AND_WHITE = Math.log(6);

    /** Black is never quite black. */
    private static final double FLOOR = 0.02;

    /** @throws IllegalArgumentException if a share or the lightness cannot be */
    public Looks {
        hues = List.copyOf(hues);
        double sum = hues.stream().mapToDouble(Double::doubleValue).sum();
        if (hues.size() != HUES || hues.stream().anyMatch(share -> !(share >= 0)) || !(sum <= 1 + 1e-6)) {
            throw new IllegalArgumentException("looks need " + HUES + " shares of a whole, got " + hues);
        }
        if (!(lightness >= 0 && lightness <= 1)) {
            throw new IllegalArgumentException("a lightness is between 0 and 1, got " + lightness);
        }
    }

    /** How different they look, 0 (alike) to 1: the share of the picture that has another colour. */
    public double difference(Looks other) {
        double apart = Math.abs(grey() - other.grey());
        for (int hue = 0; hue < HUES; hue++) {
            apart += Math.abs(hues.get(hue) - other.hues.get(hue));
        }
        double light = Math.abs(Math.log((lightness + FLOOR) / (other.lightness + FLOOR)));
        double shades = Math.max(0, light - SHADE) / (BLACK_AND_WHITE - SHADE);
        return Math.min(1, apart / 2 + Math.min(grey(), other.grey()) * shades);
    }

    /** These looks where they have become a share of the way like others. */
    public Looks towards(Looks other, double share) {
        List<Double> between = new ArrayList<>(HUES);
        for (int hue = 0; hue < HUES; hue++) {
            between.add(hues.get(hue) + share * (other.hues.get(hue) - hues.get(hue)));
        }
        return new Looks(between, lightness + share * (other.lightness - lightness));
    }

    private double grey() {
        return Math.max(0, 1 - hues.stream().mapToDouble(Double::doubleValue).sum());
    }
}
