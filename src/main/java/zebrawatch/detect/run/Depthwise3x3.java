package zebrawatch.detect.run;

import zebrawatch.detect.net.Shape;

/** A 3x3 convolution of each channel by itself with bias and perhaps ReLU6, on the arena of one worker. */
interface Depthwise3x3 {

    /**
     * What is convolved, and where to. All places are floats from the arena's begin.
     *
     * @param from where the map begins
     * @param rows of the map that are kept there: row y lies at y modulo rows
     * @param stride 1, or 2
     * @param pad pixels of zero at the left and the top: 1, or with stride 2 also 0; at the right and the bottom at most 1
     * @param relu6 whether the results get ReLU6; else they get no activation
     */
    record Window(int from, Shape map, int rows, Shape result, int stride, int pad, boolean relu6) {}

    /**
     * Computes some rows of the result.
     *
     * @param weights of each place of the window, row by row, and then the bias: [10, channels]
     * @param first row
     * @param end the row behind the last
     * @param target where the first row's result begins, in floats
     */
    void run(Window window, float[] weights, int first, int end, int target);
}
