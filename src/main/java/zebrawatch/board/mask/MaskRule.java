package zebrawatch.board.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zebrawatch.board.mask.Mask.Reason;
import zebrawatch.detect.PictureSearch.Found;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;

/**
 * Says what of a picture is masked before anybody outside sees it. What is uncertain is masked: a mask too many costs nothing. Only
 * the case's own vehicle stays to be seen, without those who sit in it.
 */
final class MaskRule {
    /** Least score of people and riders: what the net thinks possible at all. */
    private static final double LEAST_PERSON = 0.12;

    /** Least score of somebody half as high as the picture, whom the net would not overlook; between them in proportion. */
    private static final double LEAST_LARGE = 0.3;

    /** Least score of a rider where the case's own vehicle is: below it is that vehicle, taken for another. */
    private static final double LEAST_ON_OWN = 0.4;

    private static final double LEAST_FACE = 0.3;
    private static final double LEAST_VEHICLE = 0.2;

    /** Added at each side of a box, as a share of its sides: the net's boxes cut off hands, bags and hair. */
    private static final double MARGIN = 0.12;

    /** Pixels, least of that. */
    private static final double LEAST_MARGIN = 3;

    /** A vehicle's box that lies in the case's vehicle by more than this share is a part of it, seen once more. */
    private static final double PART_OF_IT = 0.7;

    private static final double SAME_VEHICLE = 0.5;

    /** The upper share of a box in which people are seen: behind a car's glass, or a rider down to the saddle. */
    private static final double CAR_GLASS = 0.55;

    private static final double BUS_GLASS = 0.7;
    private static final double RIDER_BODY = 0.7;

    private MaskRule() {}

    /**
     * The masks of a picture.
     *
     * @param height of the picture, pixels
     * @param own the case's vehicle, if it is known where that is; else every vehicle is masked
     * @param plate how much of its plate may be seen
     */
    static List<Mask> masks(Found found, int height, Optional<Own> own, PlateDisplay plate) {
        List<Mask> masks = new ArrayList<>();
        own.ifPresent(vehicle -> masks.addAll(inside(vehicle, plate)));
        for (Detection seen : found.roadUsers()) {
            masks.addAll(masks(seen, height, own));
        }
        found.faces().stream()
                .filter(face -> face.score() >= LEAST_FACE)
                .forEach(face -> masks.add(new Mask(wider(face.box()), Reason.FACE)));
        return masks;
    }

    /**
     * The case's vehicle in a picture.
     *
     * @param box pixels
     */
    record Own(Box box, RoadUser kind) {}

    private static List<Mask> masks(Detection seen, int height, Optional<Own> own) {
        double least = Math.max(LEAST_PERSON, LEAST_LARGE * seen.box().height() / (height / 2.0));
        if (seen.kind() == RoadUser.PEDESTRIAN) {
            return seen.score() >= least ? List.of(new Mask(wider(seen.box()), Reason.PERSON)) : List.of();
        }
        boolean rider = !seen.kind().isCarLike();
        if (seen.score() < (rider ? least : LEAST_VEHICLE)
                || own.filter(vehicle -> isItself(seen, vehicle)).isPresent()) {
            return List.of();
        }
        Box box = wider(seen.box());
        Reason why = rider ? Reason.RIDER : Reason.OTHER_VEHICLE;
        return own.filter(
                        vehicle -> !rider && seen.box().bottom() < vehicle.box().bottom())
                .map(vehicle -> without(box, vehicle.box()).stream()
                        .map(part -> new Mask(part, why))
                        .toList())
                .orElse(List.of(new Mask(box, why)));
    }

    /** Whether a detection is the case's vehicle or a part of it. */
    private static boolean isItself(Detection seen, Own own) {
        if (!seen.kind().isCarLike() && own.kind().isCarLike() && seen.score() >= LEAST_ON_OWN) {
            return false;
        }
        double shared = seen.box().intersection(own.box());
        return seen.box().iou(own.box()) > SAME_VEHICLE
                || shared > PART_OF_IT * seen.box().area();
    }

    /** What of the case's own vehicle is masked. */
    private static List<Mask> inside(Own own, PlateDisplay plate) {
        double share = switch (own.kind()) {
            case CAR -> CAR_GLASS;
            case BUS, TRUCK -> BUS_GLASS;
            case BICYCLE, MOTORCYCLE, PEDESTRIAN -> RIDER_BODY;
        };
        Box all = own.box();
        double line = all.top() + share * all.height();
        List<Mask> masks = new ArrayList<>();
        Box upper = wider(all);
        masks.add(new Mask(Box.between(upper.left(), upper.top(), upper.right(), line), Reason.INSIDE));
        if (plate != PlateDisplay.FULL) {
            masks.add(new Mask(Box.between(upper.left(), line, upper.right(), upper.bottom()), Reason.OWN_PLATE));
        }
        return masks;
    }

    /** What of a box lies beside another one, in up to four pieces. */
    private static List<Box> without(Box box, Box hole) {
        if (box.intersection(hole) == 0) {
            return List.of(box);
        }
        double top = Math.max(box.top(), hole.top());
        double bottom = Math.min(box.bottom(), hole.bottom());
        List<Box> parts = new ArrayList<>();
        addIfAny(parts, box.left(), box.top(), box.right(), hole.top());
        addIfAny(parts, box.left(), hole.bottom(), box.right(), box.bottom());
        addIfAny(parts, box.left(), top, hole.left(), bottom);
        addIfAny(parts, hole.right(), top, box.right(), bottom);
        return parts;
    }

    private static void addIfAny(List<Box> parts, double left, double top, double right, double bottom) {
        if (right > left && bottom > top) {
            parts.add(Box.between(left, top, right, bottom));
        }
    }

    private static Box wider(Box box) {
        double across = Math.max(LEAST_MARGIN, MARGIN * box.width());
        double down = Math.max(LEAST_MARGIN, MARGIN * box.height());
        return Box.between(box.left() - across, box.top() - down, box.right() + across, box.bottom() + down);
    }
}
