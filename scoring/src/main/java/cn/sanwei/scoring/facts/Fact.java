package cn.sanwei.scoring.facts;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that can earn or cost points (积分事实), taken from one event.
 *
 * @param id for good: the same id twice is the same fact, delivered twice
 * @param event the event that it was taken from
 * @param type one of {@link FactTypes}
 * @param occurredAt decides the day, the rule-book version and the roster line that it is judged by
 * @param recordedAt against this, never a clock, it is judged whether {@code occurredAt} lies in the future
 * @param cancels the event whose fact this one takes back, or null
 */
public record Fact(
        String id,
        String event,
        Subject subject,
        String type,
        Instant occurredAt,
        Instant recordedAt,
        Map<String, Measure> measures,
        Map<String, String> attributes,
        String cancels) {

    public Fact {
        measures = Map.copyOf(measures);
        attributes = Map.copyOf(attributes);
    }

    /** Everything that it says as one text: two facts are the same when these are. */
    public String content() {
        return String.join(
                "\n",
                id,
                event,
                subject.toString(),
                type,
                occurredAt.toString(),
                recordedAt.toString(),
                new TreeMap<>(measures).toString(),
                new TreeMap<>(attributes).toString(),
                String.valueOf(cancels));
    }
}
