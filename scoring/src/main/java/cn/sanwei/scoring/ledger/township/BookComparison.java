package cn.sanwei.scoring.ledger.township;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Subject;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.rulebook.grading.Band;
import java.util.List;
import java.util.Optional;

/** What another rule book, or another version, would change: who gains, who loses, and whose grade changes. */
public record BookComparison(List<Changed> members) {
    public BookComparison {
        members = List.copyOf(members);
    }

    /**
     * Of one member by the one rule book and by the other.
     *
     * @param summed false where the points by the other one are more than can be reckoned with
     */
    public record Changed(
            Subject subject,
            Points before,
            Points after,
            Optional<Band> gradeBefore,
            Optional<Band> gradeAfter,
            boolean summed) {

        /** @throws IllegalArgumentException when the ledgers are two members' */
        public static Changed of(Ledger before, Ledger after) {
            if (!before.subject().equals(after.subject())) {
                throw new IllegalArgumentException("ledgers of two members");
            }
            return new Changed(
                    before.subject(),
                    before.total(),
                    after.total(),
                    before.indicated(),
                    after.indicated(),
                    after.isSummed());
        }

        public Points difference() {
            return after.minus(before);
        }

        public boolean gains() {
            return after.compareTo(before) > 0;
        }

        public boolean loses() {
            return after.compareTo(before) < 0;
        }

        /** By its code; being graded or not is a change too. */
        public boolean changesGrade() {
            return !gradeBefore.map(Band::code).equals(gradeAfter.map(Band::code));
        }
    }

    public List<Changed> gaining() {
        return members.stream().filter(Changed::gains).toList();
    }

    public List<Changed> losing() {
        return members.stream().filter(Changed::loses).toList();
    }

    public List<Changed> regraded() {
        return members.stream().filter(Changed::changesGrade).toList();
    }
}
