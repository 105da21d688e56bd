package cn.sanwei.scoring.rulebook;

import java.util.List;

/**
 * What a rule says beside its amount and its caps. A rule that says nothing of it has {@link #NONE}.
 *
 * @param multiply all that hold multiply the amount, rounded once
 */
public record Terms(List<Multiplier> multiply) {
    public static final Terms NONE = new Terms(List.of());

    public Terms {
        multiply = List.copyOf(multiply);
    }
}
