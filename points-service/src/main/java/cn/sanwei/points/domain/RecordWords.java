package cn.sanwei.points.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a record says, read and judged.
 *
 * @param occurredAt when it happened: the beginning of the day where no time was written
 */
public record RecordWords(
        String fact,
        Instant occurredAt,
        Map<String, BigDecimal> measures,
        Map<String, String> attributes,
        Optional<Document> document,
        Optional<String> note) {
    public RecordWords {
        measures = plain(measures);
        attributes = Map.copyOf(attributes);
    }

    /**
     * The paper that it rests on, by what it is called; the paper itself stays in the organisation's files.
     *
     * @param title null or in no event, like all of it
     * @param body who issued it or decided
     */
    public record Document(String title, String number, String body) {}

    /** The figures with as many places as they need, so that 2 and 2.0 are the same. */
    static Map<String, BigDecimal> plain(Map<String, BigDecimal> measures) {
        Map<String, BigDecimal> plain = new TreeMap<>();
        measures.forEach((name, value) -> {
            BigDecimal stripped = value.stripTrailingZeros();
            plain.put(name, stripped.scale() < 0 ? stripped.setScale(0) : stripped);
        });
        return Collections.unmodifiableMap(plain);
    }
}
