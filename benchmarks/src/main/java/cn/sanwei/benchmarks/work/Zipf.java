package cn.sanwei.benchmarks.work;

import java.util.Arrays;

/** Ranks 0 to n-1, the one of rank k as often as (k + 1)^-s says. */
final class Zipf {
    private final double[] upTo;

    Zipf(int n, double s) {
        upTo = new double[n];
        double sum = 0;
        for (int rank = 0; rank < n; rank++) {
            sum += Math.pow(rank + 1.0, -s);
            upTo[rank] = sum;
        }
        for (int rank = 0; rank < n; rank++) {
            upTo[rank] /= sum;
        }
    }

    /** @param drawn evenly from [0, 1) */
    int rank(double drawn) {
        int found = Arrays.binarySearch(upTo, drawn);
        return Math.min(upTo.length - 1, found >= 0 ? found + 1 : -found - 1);
    }
}
