package zebrawatch.detect.run;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Matrix products of one width by OpenBLAS: target = left right, all row by row. A product costs a native call for each
 * panel and no Java object.
 */
final class Product {
    /**
     * Up to here (rows times columns times what is summed over) OpenBLAS reads its arguments where they are; beyond it
     * copies both first, which took 1.5 to 5 times as long on the sizes of this program.
     */
    private static final int DIRECTLY = 1_000_000;

    /**
     * Columns of a right side that lie together, four vectors of 16: what OpenBLAS's kernel takes at a time, so that it
     * reads weights from the first to the last. Three quarters of the time of a matrix of 256 to 256.
     */
    private static final int PANEL = 64;

    /** Rows that OpenBLAS's kernel takes at a time. */
    private static final int ROWS = 6;

    private final FloatPointer left;
    private final FloatPointer right;
    private final FloatPointer target;
    private final int inner;
    private final int columns;

    /**
     * @param left memory with left sides, each [rows, inner]
     * @param right memory with right sides, each [inner, columns] in {@link #panels}
     * @param target memory for products, each [rows, columns]
     */
    Product(FloatPointer left, FloatPointer right, FloatPointer target, int inner, int columns) {
        this.left = new FloatPointer(left);
        this.right = new FloatPointer(right);
        this.target = new FloatPointer(target);
        this.inner = inner;
        this.columns = columns;
    }

    /**
     * Computes one product; the places are floats from the begin of each memory. A panel is used for all rows before the
     * next one, so that weights come from memory once.
     *
     * @param kept of what is in the target: 0 for nothing, 1 to add to it
     */
    void run(int rows, int leftAt, int rightAt, int targetAt, float kept) {
        for (int column = 0; column < columns; column += PANEL) {
            int width = Math.min(PANEL, columns - column);
            int most = most(width);
            right.position(rightAt + column * inner);
            for (int row = 0; row < rows; row += most) {
                openblas_nolapack.cblas_sgemm(
                        openblas_nolapack.CblasRowMajor,
                        openblas_nolapack.CblasNoTrans,
                        openblas_nolapack.CblasNoTrans,
                        Math.min(most, rows - row),
                        width,
                        inner,
                        1,
                        left.position(leftAt + row * inner),
                        inner,
                        right,
                        width,
                        kept,
                        target.position(targetAt + row * columns + column),
                        columns);
            }
        }
    }

    /** The most rows that are read where they are; whole {@link #ROWS} if there are some. */
    private int most(int width) {
        int most = Math.max(1, DIRECTLY / (inner * width));
        return most < ROWS ? most : most / ROWS * ROWS;
    }

    /** Cuts right sides, [matrices, inner, columns], into panels. */
    static float[] panels(float[] rows, int inner, int columns) {
        float[] result = new float[rows.length];
        int at = 0;
        for (int matrix = 0; matrix < rows.length; matrix += inner * columns) {
            for (int column = 0; column < columns; column += PANEL) {
                int width = Math.min(PANEL, columns - column);
                for (int i = 0; i < inner; i++) {
                    System.arraycopy(rows, matrix + i * columns + column, result, at, width);
                    at += width;
                }
            }
        }
        return result;
    }
}
