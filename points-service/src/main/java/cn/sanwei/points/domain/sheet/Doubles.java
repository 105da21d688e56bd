package cn.sanwei.points.domain.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One person in two rows. Who has the platform's number in both is two, whatever they are called. */
final class Doubles {
    private final Map<String, List<PersonRow>> seen = new HashMap<>();

    /** The row that this one repeats, or 0. */
    int repeats(PersonRow row) {
        List<PersonRow> namesakes = seen.computeIfAbsent(row.key(), name -> new ArrayList<>());
        int first = namesakes.stream()
                .filter(other -> isSame(row, other))
                .mapToInt(other -> other.row.row())
                .findFirst()
                .orElse(0);
        namesakes.add(row);
        return first;
    }

    private static boolean isSame(PersonRow one, PersonRow other) {
        if (one.hasNumber() && other.hasNumber()) {
            return false;
        }
        boolean hasPhones = !one.phone.isEmpty() && !other.phone.isEmpty();
        if (hasPhones) {
            return PersonRow.digits(one.phone).equals(PersonRow.digits(other.phone));
        }
        return one.organisation != null && one.organisation == other.organisation && !areApart(one, other);
    }

    /** One is marked as another of the same name; two that are need a difference that can be seen. */
    private static boolean areApart(PersonRow one, PersonRow other) {
        return one.isAnother() != other.isAnother()
                || one.isAnother() && !String.valueOf(one.row.from()).equals(String.valueOf(other.row.from()));
    }
}
