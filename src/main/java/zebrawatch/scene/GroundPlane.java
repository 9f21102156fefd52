package zebrawatch.scene;

/**
 * The plane homography between a camera's picture and a crossing's ground frame, from the four corners of the zebra and
 * its size (Hartley and Zisserman, Multiple View Geometry, section 4.1: exact solution from four points).
 */
public final class GroundPlane {
    private final double[] toGround;
    private final double[] toPicture;

    private GroundPlane(double[] toGround, double[] toPicture) {
        this.toGround = toGround;
        this.toPicture = toPicture;
    }

    /** The ground plane of {@code crossing}. */
    public static GroundPlane of(Crossing crossing) {
        return of(crossing.outline(), crossing.length(), crossing.width());
    }

    /** Of a zebra of that outline in the picture and that size in metres. */
    static GroundPlane of(Polygon outline, double length, double width) {
        double[][] ground = {{0, 0}, {length, 0}, {length, width}, {0, width}};
        double[][] picture =
                outline.corners().stream().map(p -> new double[] {p.x(), p.y()}).toArray(double[][]::new);
        return new GroundPlane(homography(picture, ground), homography(ground, picture));
    }

    /**
     * The ground under a place in the picture. Beyond the horizon the answer is meaningless; {@link #isGround} tells.
     */
    public GroundPoint toGround(Point p) {
        double[] h = toGround;
        double w = h[6] * p.x() + h[7] * p.y() + h[8];
        return new GroundPoint((h[0] * p.x() + h[1] * p.y() + h[2]) / w, (h[3] * p.x() + h[4] * p.y() + h[5]) / w);
    }

    /** Whether a place in the picture lies below the horizon, so that there is ground under it. */
    public boolean isGround(Point p) {
        return toGround[6] * p.x() + toGround[7] * p.y() + toGround[8] > 1e-9;
    }

    /** Where a place on the ground appears in the picture. */
    public Point toPicture(GroundPoint g) {
        double[] h = toPicture;
        double w = h[6] * g.u() + h[7] * g.v() + h[8];
        return new Point((h[0] * g.u() + h[1] * g.v() + h[2]) / w, (h[3] * g.u() + h[4] * g.v() + h[5]) / w);
    }

    /**
     * How much ground a pixel covers there: the singular values of the mapping's derivative.
     *
     * @return metres a pixel across the way it covers least, to metres a pixel across the way it covers most
     */
    Interval metresAPixel(Point p) {
        double[] h = toGround;
        double w = h[6] * p.x() + h[7] * p.y() + h[8];
        GroundPoint g = toGround(p);
        double a = (h[0] - g.u() * h[6]) / w;
        double b = (h[1] - g.u() * h[7]) / w;
        double c = (h[3] - g.v() * h[6]) / w;
        double d = (h[4] - g.v() * h[7]) / w;
        double sum = Math.hypot(a + d, b - c);
        double difference = Math.hypot(a - d, b + c);
        return new Interval(Math.abs(sum - difference) / 2, (sum + difference) / 2);
    }

    /** The 3x3 matrix, row by row, from the ground to the picture, of any scale, positive weight before the camera. */
    public double[] toPicture() {
        return toPicture.clone();
    }

    /** The 3x3 matrix, row by row, from the picture to the ground, of any scale, positive weight below the horizon. */
    public double[] toGround() {
        return toGround.clone();
    }

    /** The 3x3 matrix, row by row, that maps {@code from[i]} to {@code to[i]}, positive weight at {@code from}. */
    private static double[] homography(double[][] from, double[][] to) {
        double[][] a = new double[8][9];
        for (int i = 0; i < 4; i++) {
            double x = from[i][0];
            double y = from[i][1];
            a[2 * i] = new double[] {x, y, 1, 0, 0, 0, -to[i][0] * x, -to[i][0] * y, to[i][0]};
            a[2 * i + 1] = new double[] {0, 0, 0, x, y, 1, -to[i][1] * x, -to[i][1] * y, to[i][1]};
        }
        double[] h = new double[9];
        System.arraycopy(solve(a), 0, h, 0, 8);
        h[8] = 1;
        double weight = h[6] * from[0][0] + h[7] * from[0][1] + 1;
        if (weight < 0) {
            for (int i = 0; i < 9; i++) {
                h[i] = -h[i];
            }
        }
        return h;
    }

    /** Gaussian elimination with partial pivoting on an n x (n+1) system. */
    private static double[] solve(double[][] a) {
        int n = a.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                if (Math.abs(a[row][column]) > Math.abs(a[pivot][column])) {
                    pivot = row;
                }
            }
            double[] swapped = a[column];
            a[column] = a[pivot];
            a[pivot] = swapped;
            for (int row = 0; row < n; row++) {
                if (row != column) {
                    double factor = a[row][column] / a[column][column];
                    for (int k = column; k <= n; k++) {
                        a[row][k] -= factor * a[column][k];
                    }
                }
            }
        }
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = a[i][n] / a[i][i];
        }
        return x;
    }
}
