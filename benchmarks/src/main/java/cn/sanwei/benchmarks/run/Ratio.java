package cn.sanwei.benchmarks.run;

import cn.sanwei.benchmarks.lanes.Lane;
import java.util.List;

/** What sanwei is compared with, and what the comparison must reach. */
record Ratio(Lane with, double must, double aim) {
    static final List<Ratio> ALL = List.of(
            new Ratio(Lane.STREAMS_LEDGER, 1.5, 2.5),
            new Ratio(Lane.STREAMS_TOTALS, 0.6, 1.2),
            new Ratio(Lane.FLOOR, 0.5, 0.7),
            new Ratio(Lane.PER_EVENT, 30, 60));

    String name() {
        return Lane.SANWEI.code() + "/" + with.code();
    }
}
