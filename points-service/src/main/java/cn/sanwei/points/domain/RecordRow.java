package cn.sanwei.points.domain;

import java.math.BigDecimal;
import java.util.Map;

/**
 * One line of a sheet as it was sent: whatever is wrong with it is said by row, all of it at once.
 *
 * @param fact a type that {@code FactTypes.recordable} has
 * @param on the day on which it happened
 * @param time of the day, such as 19:30; null where it does not matter, see {@link UntimedDay}
 * @param document the paper that it rests on; a deduction that follows discipline or law must name it with its body
 */
public record RecordRow(
        String member,
        String fact,
        String on,
        String time,
        Map<String, BigDecimal> measures,
        Map<String, String> attributes,
        Document document,
        String note) {
    public record Document(String title, String number, String body) {}
}
