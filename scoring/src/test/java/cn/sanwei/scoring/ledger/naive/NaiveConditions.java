package cn.sanwei.scoring.ledger.naive;

import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.rulebook.conditions.Hours;
import cn.sanwei.scoring.rulebook.conditions.MeasureRange;
import cn.sanwei.scoring.rulebook.conditions.MemberCondition;
import cn.sanwei.scoring.rulebook.conditions.TagCondition;
import cn.sanwei.scoring.rulebook.conditions.When;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/** Whether a rule speaks of a fact and of a member, as the guide says it. */
final class NaiveConditions {
    private NaiveConditions() {}

    static boolean matches(Rule rule, Fact fact, RosterLine line) {
        String measure = NaiveAmounts.measure(rule.amount());
        return rule.fact().equals(fact.type())
                && (measure == null || fact.measures().containsKey(measure))
                && holds(rule.when(), fact, line);
    }

    static boolean holds(When when, Fact fact, RosterLine line) {
        if (!isOne(when.members(), line)) {
            return false;
        }
        for (Map.Entry<String, Set<String>> wanted : when.facts().attributes().entrySet()) {
            String said = fact.attributes().get(wanted.getKey());
            if (said == null || !wanted.getValue().contains(said)) {
                return false;
            }
        }
        for (Map.Entry<String, MeasureRange> wanted : when.facts().measures().entrySet()) {
            Measure said = fact.measures().get(wanted.getKey());
            Measure from = wanted.getValue().from();
            Measure below = wanted.getValue().below();
            if (said == null
                    || from != null && NaiveFold.decimal(said).compareTo(NaiveFold.decimal(from)) < 0
                    || below != null && NaiveFold.decimal(said).compareTo(NaiveFold.decimal(below)) >= 0) {
                return false;
            }
        }
        Hours hours = when.facts().hours();
        OffsetDateTime local = fact.occurredAt().atOffset(ZoneOffset.ofHours(8));
        if (!hours.weekdays().isEmpty() && !hours.weekdays().contains(local.getDayOfWeek())) {
            return false;
        }
        if (hours.from() == null) {
            return true;
        }
        long time = local.toLocalTime().toNanoOfDay();
        long begins = hours.from().toNanoOfDay();
        long ends = hours.below().toNanoOfDay();
        return begins < ends ? begins <= time && time < ends : !(ends <= time && time < begins);
    }

    static boolean isOne(MemberCondition condition, RosterLine line) {
        return (condition.status().isEmpty() || condition.status().contains(line.status()))
                && has(condition.categories(), line.categories())
                && has(condition.posts(), line.posts())
                && (condition.organisations().isEmpty()
                        || condition.organisations().contains(line.organisation()));
    }

    private static boolean has(TagCondition condition, Set<String> tags) {
        return (condition.any().isEmpty() || tags.stream().anyMatch(condition.any()::contains))
                && tags.stream().noneMatch(condition.none()::contains);
    }
}
