package zebrawatch.board.mask;

import java.util.Arrays;

/** How much of the accused vehicle's plate the board shows, in words and in pictures. */
public enum PlateDisplay {
    /** All of it; the pictures show it too. */
    FULL("full"),
    /** The region and the last two characters, in words only. */
    PART("part"),
    /** Nothing of it. */
    NONE("none");

    private static final int LAST = 2;
    private static final int REGION = 2;

    private final String code;

    PlateDisplay(String code) {
        this.code = code;
    }

    /** As written in the database, in forms and in texts. */
    public String code() {
        return code;
    }

    /**
     * The one of a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static PlateDisplay of(String code) {
        return Arrays.stream(values())
                .filter(display -> display.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("plates are shown full, part or none, not " + code));
    }

    /**
     * A plate as the board writes it.
     *
     * @param plate such as 贵H·5K208; empty where it is not known
     * @return such as 贵H·***08; empty where nothing is shown
     */
    public String shown(String plate) {
        return switch (this) {
            case FULL -> plate;
            case NONE -> "";
            case PART -> part(plate.replace("·", "").strip());
        };
    }

    private static String part(String plate) {
        int[] characters = plate.codePoints().toArray();
        if (characters.length <= REGION + LAST) {
            return "";
        }
        String hidden = "*".repeat(characters.length - REGION - LAST);
        return new String(characters, 0, REGION) + "·" + hidden
                + new String(characters, characters.length - LAST, LAST);
    }
}
