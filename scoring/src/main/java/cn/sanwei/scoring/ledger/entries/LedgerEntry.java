package cn.sanwei.scoring.ledger.entries;

import cn.sanwei.contracts.Micro;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.ledger.intake.Intake;
import cn.sanwei.scoring.rulebook.rules.GradeEffect;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * A fact scored by a rule (积分明细). Fact and rule together are its id.
 *
 * @param scoredBy null for an opening balance, which no rule scores
 * @param raw what the rule gave
 * @param points what caps and corrections left of it
 * @param on the day in Asia/Shanghai
 */
public record LedgerEntry(
        Fact source,
        Rule scoredBy,
        Micro micro,
        Points raw,
        Points points,
        LocalDate on,
        int ruleBookVersion,
        Outcome outcome,
        Basis basis) {
    public static final String OPENING_BALANCE = "opening-balance";

    /** As it happened, then by the facts' ids, then by the rules'. */
    public static final Comparator<LedgerEntry> ORDER =
            Comparator.comparing(LedgerEntry::source, Intake.ORDER).thenComparing(LedgerEntry::rule);

    public String fact() {
        return source.id();
    }

    /** For what did not happen an id that is made from the member, the rule and the day, and names no event. */
    public String event() {
        return source.event();
    }

    public Instant occurredAt() {
        return source.occurredAt();
    }

    public String rule() {
        return scoredBy == null ? OPENING_BALANCE : scoredBy.id();
    }

    public String label() {
        return scoredBy == null ? "期初积分" : scoredBy.label();
    }

    /** What it does to the result beside its points, or null: only while it stands and has not lapsed. */
    public GradeEffect effect() {
        boolean acts = scoredBy != null && outcome.stands() && !(outcome instanceof Outcome.Lapsed);
        return acts ? scoredBy.terms().effect() : null;
    }

    /** The same with the day on which it lapses, and with nothing left of it if that has come. */
    public LedgerEntry validUntil(LocalDate until, LocalDate today) {
        boolean lapsed = !until.isAfter(today);
        return new LedgerEntry(
                source,
                scoredBy,
                micro,
                raw,
                lapsed ? Points.ZERO : points,
                on,
                ruleBookVersion,
                lapsed ? new Outcome.Lapsed(until) : outcome,
                basis.validUntil(until));
    }

    /** The same after a lesser deduction has taken its place. */
    public LedgerEntry repairedBy(String label) {
        return new LedgerEntry(
                source, scoredBy, micro, raw, Points.ZERO, on, ruleBookVersion, new Outcome.Repaired(label), basis);
    }

    /** In words that the member understands; written only when asked for. */
    public String reason() {
        return Explanation.of(this);
    }
}
