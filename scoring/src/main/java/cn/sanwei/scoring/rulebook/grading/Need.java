package cn.sanwei.scoring.rulebook.grading;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.rulebook.conditions.MemberCondition;
import java.util.Set;

/**
 * A condition beside the total: without it a band is not given, whatever the total.
 *
 * <p>Times are occurrences that were not taken back, also those of which a cap left nothing: it is asked what was done.
 */
public sealed interface Need {
    /** In the words of the rule book, or of the rules that it names. */
    String label();

    /** Of whom it is asked. */
    MemberCondition members();

    record Times(String label, Set<String> rules, int least, MemberCondition members) implements Need {
        public Times {
            rules = Set.copyOf(rules);
        }
    }

    record AtMostTimes(String label, Set<String> rules, int most, MemberCondition members) implements Need {
        public AtMostTimes {
            rules = Set.copyOf(rules);
        }
    }

    record OfPoints(String label, Set<String> rules, Points least, MemberCondition members) implements Need {
        public OfPoints {
            rules = Set.copyOf(rules);
        }
    }

    /** @param least of the part's points before they are scaled and weighed */
    record OfPart(String label, String part, Points least, MemberCondition members) implements Need {}
}
