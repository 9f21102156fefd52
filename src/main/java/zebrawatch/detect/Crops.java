package zebrawatch.detect;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Rect;
import zebrawatch.scene.Box;
import zebrawatch.scene.Camera;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.GroundPlane;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Point;

/**
 * The pieces of a picture to look at: one round each crossing. On whole pictures the net finds a quarter of the
 * pedestrians it finds on such pieces, because they are too small there (measured on 720p pictures).
 */
final class Crops {
    /**
     * Added on every side, as a share of the outline's longer side: measured between 0.1 and 0.6 the widest found most
     * vehicles and lost no people. The longer side, because an elongated crossing would become a strip that cuts the
     * vehicles off.
     */
    private static final double MARGIN = 0.6;

    /** Metres: nobody on the far kerb loses his head. */
    private static final double BODY = 1.8;

    /** Crops that share more than this (intersection over union) are looked at as one. */
    private static final double NEARLY_ONE = 0.7;

    private Crops() {}

    /** The crops of a camera in pixels of its picture; some may overlap. */
    static List<Box> of(Camera camera) {
        Box picture = new Box(0, 0, camera.width(), camera.height());
        List<Box> crops = new ArrayList<>();
        for (Crossing crossing : camera.crossings()) {
            Box crop = clipped(around(crossing), picture);
            for (int i = 0; i < crops.size(); i++) {
                if (crops.get(i).iou(crop) > NEARLY_ONE) {
                    crop = crop.union(crops.remove(i));
                    i = -1;
                }
            }
            crops.add(crop);
        }
        return crops;
    }

    /** The outline's box widened, and a body's height more above it. */
    static Box around(Crossing crossing) {
        Box outline = crossing.outline().bounds();
        double margin = MARGIN * Math.max(outline.width(), outline.height());
        return Box.between(
                outline.left() - margin,
                outline.top() - margin - bodyHeight(crossing),
                outline.right() + margin,
                outline.bottom() + margin);
    }

    /** A crop as whole pixels of the picture. */
    static Rect pixels(Box crop) {
        int left = (int) Math.floor(crop.left());
        int top = (int) Math.floor(crop.top());
        return new Rect(left, top, (int) Math.ceil(crop.right()) - left, (int) Math.ceil(crop.bottom()) - top);
    }

    /**
     * Pixels of a body standing at the crossing's uppermost corner. A metre upwards looks about as long as a metre of
     * road across the line of sight, which is the direction in which the ground is least foreshortened: the greater
     * singular value of the ground-to-picture map there.
     */
    private static double bodyHeight(Crossing crossing) {
        GroundPlane plane = GroundPlane.of(crossing);
        Point far = crossing.outline().corners().stream()
                .min((a, b) -> Double.compare(a.y(), b.y()))
                .orElseThrow();
        GroundPoint at = plane.toGround(far);
        double step = 0.01;
        Point alongWalk = plane.toPicture(new GroundPoint(at.u() + step, at.v()));
        Point alongDrive = plane.toPicture(new GroundPoint(at.u(), at.v() + step));
        double a = (alongWalk.x() - far.x()) / step;
        double b = (alongDrive.x() - far.x()) / step;
        double c = (alongWalk.y() - far.y()) / step;
        double d = (alongDrive.y() - far.y()) / step;
        double squares = a * a + b * b + c * c + d * d;
        double determinant = a * d - b * c;
        double greater = Math.sqrt((squares + Math.sqrt(squares * squares - 4 * determinant * determinant)) / 2);
        return BODY * greater;
    }

    private static Box clipped(Box box, Box picture) {
        return Box.between(
                Math.max(box.left(), picture.left()),
                Math.max(box.top(), picture.top()),
                Math.min(box.right(), picture.right()),
                Math.min(box.bottom(), picture.bottom()));
    }
}
