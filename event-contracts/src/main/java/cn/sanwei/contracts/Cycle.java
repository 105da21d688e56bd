package cn.sanwei.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A cycle (积分年度), named by the year in which it starts. On which day it starts is said by the rule book. */
public record Cycle(@JsonValue String value) implements Comparable<Cycle> {
    private static final Pattern FORM = Pattern.compile("20[0-9]{2}");

    public Cycle {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a cycle is named by its year, 2000 to 2099");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Cycle of(String text) {
        return new Cycle(text);
    }

    public static Cycle of(int year) {
        return new Cycle(Integer.toString(year));
    }

    public int year() {
        return Integer.parseInt(value);
    }

    @Override
    public int compareTo(Cycle other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
