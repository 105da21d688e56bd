package cn.sanwei.scoring.ledger.strands;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.ledger.entries.LedgerEntry;
import cn.sanwei.scoring.ledger.entries.Outcome;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.prepared.PreparedRule;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.rules.Requirement;
import cn.sanwei.scoring.rulebook.rules.Rule;
import cn.sanwei.scoring.rulebook.rules.Suspension;
import java.time.LocalDate;
import java.time.Period;

/** What keeps an occurrence from counting, whatever it is worth. */
final class Gates {
    private final History history;

    Gates(History history) {
        this.history = history;
    }

    /** The first reason why it does not count, or null. */
    Outcome.Fallen closed(Fact fact, PreparedRule prepared, LocalDate day) {
        Rule rule = prepared.rule();
        if (isLate(fact, rule, day)) {
            return new Outcome.Late(rule.terms().recordedWithin());
        }
        Outcome.Fallen suspended = rule.deducts() ? null : suspended(rule.id(), day);
        if (suspended != null) {
            return suspended;
        }
        for (Requirement requirement : rule.terms().requires()) {
            int times =
                    history.standing(requirement.rule(), requirement.per(), day).size();
            if (times < requirement.times()) {
                return new Outcome.Unmet(requirement, times);
            }
        }
        return null;
    }

    /** Whether it was recorded later than the rule allows. */
    static boolean isLate(Fact fact, Rule rule, LocalDate day) {
        Period within = rule.terms().recordedWithin();
        return within != null && CycleDays.dayOf(fact.recordedAt()).isAfter(day.plus(within));
    }

    /** The rule that has cleared this one's group for the rest of the cycle, or null. */
    Outcome cleared(PreparedRule prepared, LocalDate day) {
        if (prepared.group() == null || prepared.rule().deducts()) {
            return null;
        }
        for (LedgerEntry entry : history.standing(prepared.group().rules(), CapPeriod.CYCLE, day)) {
            if (entry.scoredBy().amount() instanceof Amount.Ladder ladder
                    && ladder.rung(entry.basis().nth()).clears() == Amount.Clearing.GROUP) {
                return new Outcome.Cleared(entry.label());
            }
        }
        return null;
    }

    private Outcome.Fallen suspended(String rule, LocalDate day) {
        Outcome.Suspended longest = null;
        for (LedgerEntry entry : history.standing()) {
            Suspension suspends = entry.scoredBy().terms().suspends();
            if (suspends != null && suspends.rules().contains(rule)) {
                LocalDate until = entry.on().plus(suspends.lasts());
                if (until.isAfter(day) && (longest == null || until.isAfter(longest.until()))) {
                    longest = new Outcome.Suspended(entry.label(), until);
                }
            }
        }
        return longest;
    }
}
