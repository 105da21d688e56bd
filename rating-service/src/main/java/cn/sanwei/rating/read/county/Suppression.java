package cn.sanwei.rating.read.county;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which cells of a row of counts must stay hidden: those under five, and where that is exactly one, the next smallest
 * too, since the row's sum would give it away. A zero is hidden like any other count under five.
 */
final class Suppression {
    static final int LEAST = 5;

    private Suppression() {}

    /** @return the places of the cells to hide */
    static Set<Integer> of(List<Integer> counts) {
        Set<Integer> hidden = new HashSet<>();
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i) < LEAST) {
                hidden.add(i);
            }
        }
        if (hidden.size() == 1) {
            IntStream.range(0, counts.size())
                    .boxed()
                    .filter(i -> !hidden.contains(i))
                    .min(Comparator.comparing(counts::get))
                    .ifPresent(hidden::add);
        }
        return hidden;
    }
}
