package cn.sanwei.scoring.rulebook.conditions;

import cn.sanwei.scoring.facts.Measure;

/** Half-open: {@code from} belongs to it, {@code below} does not. Either may be null, for no bound. */
public record MeasureRange(Measure from, Measure below) {
    public boolean contains(Measure measure) {
        return (from == null || measure.compareTo(from) >= 0) && (below == null || measure.compareTo(below) < 0);
    }
}
