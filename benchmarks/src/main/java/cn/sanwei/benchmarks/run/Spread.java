package cn.sanwei.benchmarks.run;

import java.util.Arrays;

/** Of several figures the middle one, the least and the greatest. */
record Spread(double median, double min, double max, int count) {
    static Spread of(double... figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            return new Spread(Double.NaN, Double.NaN, Double.NaN, 0);
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1], sorted.length);
    }

    boolean isEmpty() {
        return count == 0;
    }
}
