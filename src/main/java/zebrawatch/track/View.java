package zebrawatch.track;

import zebrawatch.scene.Box;

/**
 * The part of the picture that was searched for road users. It cuts boxes off at its border, and what is cut is not where
 * the road user ends.
 *
 * @param box pixels
 */
record View(Box box) {
    /** A cut edge lies within this share of the view's width of the border. */
    private static final double BORDER = 0.01;

    boolean cutsLeft(Box seen) {
        return seen.left() <= box.left() + border();
    }

    boolean cutsRight(Box seen) {
        return seen.right() >= box.right() - border();
    }

    boolean cutsTop(Box seen) {
        return seen.top() <= box.top() + border();
    }

    boolean cutsBottom(Box seen) {
        return seen.bottom() >= box.bottom() - border();
    }

    private double border() {
        return BORDER * box.width();
    }
}
