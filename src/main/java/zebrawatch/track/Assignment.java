package zebrawatch.track;

import java.util.Arrays;

/**
 * The cheapest pairing of rows with columns, each used at most once.
 *
 * <p>Shortest augmenting paths with dual prices: R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for
 * dense and sparse linear assignment problems", Computing 38 (1987), in the rectangular form without initialisation of
 * D. F. Crouse, "On implementing 2D rectangular assignment algorithms", IEEE Transactions on Aerospace and Electronic
 * Systems 52 (2016). Time O(n² m) for n rows and m >= n columns.
 */
public final class Assignment {
    private final double[][] cost;
    private final int columns;
    private final double[] rowPrice;
    private final double[] columnPrice;
    private final int[] columnOfRow;
    private final int[] rowOfColumn;
    private final int[] pathTo;
    private final double[] shortest;
    private final boolean[] rowReached;
    private final boolean[] columnReached;

    private Assignment(double[][] cost, int columns) {
        this.cost = cost;
        this.columns = columns;
        rowPrice = new double[cost.length];
        columnPrice = new double[columns];
        columnOfRow = new int[cost.length];
        rowOfColumn = new int[columns];
        pathTo = new int[columns];
        shortest = new double[columns];
        rowReached = new boolean[cost.length];
        columnReached = new boolean[columns];
        Arrays.fill(columnOfRow, -1);
        Arrays.fill(rowOfColumn, -1);
    }

    /**
     * The pairing with the smallest sum of costs that uses as many rows and columns as there are on the shorter side.
     *
     * @param cost one array a row, all of one length, every value finite
     * @return for each row its column, or -1 where more rows than columns left it without
     */
    public static int[] minimum(double[][] cost) {
        int rows = cost.length;
        int columns = rows == 0 ? 0 : cost[0].length;
        if (rows <= columns) {
            return new Assignment(cost, columns).solve();
        }
        int[] rowOfColumn = new Assignment(transposed(cost, columns), rows).solve();
        int[] columnOfRow = new int[rows];
        Arrays.fill(columnOfRow, -1);
        for (int column = 0; column < columns; column++) {
            columnOfRow[rowOfColumn[column]] = column;
        }
        return columnOfRow;
    }

    /** As {@link #minimum}, for the largest sum of gains. */
    public static int[] maximum(double[][] gain) {
        double[][] cost = new double[gain.length][];
        for (int row = 0; row < gain.length; row++) {
            cost[row] = new double[gain[row].length];
            for (int column = 0; column < cost[row].length; column++) {
                cost[row][column] = -gain[row][column];
            }
        }
        return minimum(cost);
    }

    private static double[][] transposed(double[][] cost, int columns) {
        double[][] turned = new double[columns][cost.length];
        for (int row = 0; row < cost.length; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column][row] = cost[row][column];
            }
        }
        return turned;
    }

    private int[] solve() {
        for (int row = 0; row < cost.length; row++) {
            augment(row);
        }
        return columnOfRow;
    }

    private void augment(int start) {
        Arrays.fill(shortest, Double.POSITIVE_INFINITY);
        Arrays.fill(rowReached, false);
        Arrays.fill(columnReached, false);
        double length = 0;
        int row = start;
        int sink = -1;
        while (sink < 0) {
            rowReached[row] = true;
            int nearest = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int column = 0; column < columns; column++) {
                if (!columnReached[column]) {
                    double reduced = length + cost[row][column] - rowPrice[row] - columnPrice[column];
                    if (reduced < shortest[column]) {
                        shortest[column] = reduced;
                        pathTo[column] = row;
                    }
                    boolean freeAtPar = shortest[column] == least && rowOfColumn[column] < 0;
                    if (shortest[column] < least || freeAtPar) {
                        least = shortest[column];
                        nearest = column;
                    }
                }
            }
            if (least == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("an assignment needs finite costs");
            }
            length = least;
            columnReached[nearest] = true;
            if (rowOfColumn[nearest] < 0) {
                sink = nearest;
            } else {
                row = rowOfColumn[nearest];
            }
        }
        reprice(start, length);
        follow(start, sink);
    }

    private void reprice(int start, double length) {
        rowPrice[start] += length;
        for (int row = 0; row < cost.length; row++) {
            if (rowReached[row] && row != start) {
                rowPrice[row] += length - shortest[columnOfRow[row]];
            }
        }
        for (int column = 0; column < columns; column++) {
            if (columnReached[column]) {
                columnPrice[column] -= length - shortest[column];
            }
        }
    }

    private void follow(int start, int sink) {
        int column = sink;
        int row;
        do {
            row = pathTo[column];
            rowOfColumn[column] = row;
            int next = columnOfRow[row];
            columnOfRow[row] = column;
            column = next;
        } while (row != start);
    }
}
