package cn.sanwei.scoring.rulebook.attainable;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.conditions.MemberCondition;
import cn.sanwei.scoring.rulebook.conditions.TagCondition;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.grading.BasePoints;
import cn.sanwei.scoring.rulebook.grading.GradeScheme;
import cn.sanwei.scoring.rulebook.grading.Limits;
import cn.sanwei.scoring.rulebook.grading.Part;
import cn.sanwei.scoring.rulebook.rules.CapGroup;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The most that somebody can reach in a cycle in which he is one thing all the time: each status by itself, and a full
 * member of each category and each post that the rule book names. He does everything that gives and nothing that
 * deducts, as often as the caps let it count. Each cap is looked at by itself, so where several bite together the true
 * figure may be less; it is never more.
 */
public final class Attainable {
    private static final long UNBOUNDED = OneOccurrence.UNBOUNDED;
    private static final int MONTHS = 12;
    private static final String ANYWHERE = "branch";

    public enum Kind {
        STATUS("status"),
        CATEGORY("category"),
        POST("post");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * @param most null where nothing bounds it
     * @param band the highest that this total reaches, whatever else it asks for
     * @param bands those that are for such a one
     * @param exempt whether he is graded at all
     */
    public record Profile(Kind kind, String code, Points most, Band band, List<Band> bands, boolean exempt) {}

    private final RuleBook book;
    private final Map<String, Long> ofRule = new HashMap<>();

    private final int months;

    private Attainable(RuleBook book) {
        this.book = book;
        this.months = book.cycleStarts().getDayOfMonth() == 1 ? MONTHS : MONTHS + 1;
    }

    public static List<Profile> of(RuleBook book) {
        List<Profile> profiles = new ArrayList<>();
        for (MemberStatus status : MemberStatus.values()) {
            profiles.add(profile(book, Kind.STATUS, status.code(), status, Set.of(), Set.of()));
        }
        for (String category : named(book, MemberCondition::categories)) {
            profiles.add(profile(book, Kind.CATEGORY, category, MemberStatus.FULL, Set.of(category), Set.of()));
        }
        for (String post : named(book, MemberCondition::posts)) {
            profiles.add(profile(book, Kind.POST, post, MemberStatus.FULL, Set.of(), Set.of(post)));
        }
        return List.copyOf(profiles);
    }

    private static Profile profile(
            RuleBook book, Kind kind, String code, MemberStatus status, Set<String> categories, Set<String> posts) {
        RosterLine line = new RosterLine(
                ANYWHERE, status, categories, posts, book.countsFrom().minusYears(2), null);
        long most = new Attainable(book).total(line);
        GradeScheme grades = book.grading().grades();
        List<Band> bands = grades.bandsFor(line);
        return new Profile(
                kind,
                code,
                most == UNBOUNDED ? null : new Points(most),
                most == UNBOUNDED ? bands.get(0) : grades.byPoints(bands, new Points(most)),
                bands,
                book.grading().exemption().holds(line));
    }

    private interface Tags {
        TagCondition of(MemberCondition members);
    }

    /** Those that any condition of the book asks for, or leaves out. */
    private static Set<String> named(RuleBook book, Tags tags) {
        List<MemberCondition> conditions = new ArrayList<>();
        book.rules().forEach(rule -> conditions.add(rule.members()));
        book.base().forEach(base -> conditions.add(base.members()));
        book.grading().parts().forEach(part -> part.base().forEach(base -> conditions.add(base.members())));
        book.grading().grades().by().forEach(some -> conditions.add(some.members()));
        if (book.exempt() != null) {
            conditions.add(book.exempt());
        }
        Set<String> named = new TreeSet<>();
        for (MemberCondition condition : conditions) {
            named.addAll(tags.of(condition).any());
            named.addAll(tags.of(condition).none());
        }
        return named;
    }

    private long total(RosterLine line) {
        for (Rule rule : book.rules()) {
            boolean gives = !rule.deducts() && rule.members().holds(line);
            ofRule.put(rule.id(), gives ? most(rule) : 0);
        }
        long sum = base(book.base(), line);
        Set<String> inParts = new TreeSet<>();
        for (Part part : book.grading().parts()) {
            inParts.addAll(part.rules());
        }
        for (Part part : book.grading().parts()) {
            Collection<String> rules = part.takesRest() ? without(inParts) : part.rules();
            sum = CapReach.plus(sum, part(part, CapReach.plus(base(part.base(), line), ofRules(rules))));
        }
        boolean restTaken = book.grading().parts().stream().anyMatch(Part::takesRest);
        return limited(book.grading().total(), restTaken ? sum : CapReach.plus(sum, ofRules(without(inParts))));
    }

    private long most(Rule rule) {
        return Math.min(
                CapReach.most(rule.caps(), null, CapPeriod.CYCLE, OneOccurrence.most(rule), months),
                OneOccurrence.mostInCycle(rule, months));
    }

    private Collection<String> without(Set<String> inParts) {
        return ofRule.keySet().stream().filter(id -> !inParts.contains(id)).toList();
    }

    private static long part(Part part, long points) {
        long held = limited(part.limits(), points);
        return held == UNBOUNDED || !part.isWeighed()
                ? held
                : part.weigh(new Points(held)).hundredths();
    }

    private static long limited(Limits limits, long points) {
        long most = limits.ceiling() == null
                ? points
                : Math.min(points, limits.ceiling().hundredths());
        return limits.floor() == null ? most : Math.max(most, limits.floor().hundredths());
    }

    private static long base(List<BasePoints> base, RosterLine line) {
        return base.stream()
                .filter(item -> item.members().holds(line))
                .findFirst()
                .map(item -> item.points().hundredths())
                .orElse(0L);
    }

    /** A group bounds its rules; where only some of them are asked for, it bounds these. */
    private long ofRules(Collection<String> rules) {
        long sum = 0;
        Set<String> left = new TreeSet<>(rules);
        for (CapGroup group : book.groups()) {
            List<String> asked = group.rules().stream().filter(left::contains).toList();
            if (!asked.isEmpty()) {
                long together = sum(asked);
                long bound = CapReach.most(group.caps(), null, CapPeriod.CYCLE, UNBOUNDED, months);
                sum = CapReach.plus(sum, Math.min(together, bound));
                asked.forEach(left::remove);
            }
        }
        return CapReach.plus(sum, sum(left));
    }

    private long sum(Collection<String> rules) {
        long sum = 0;
        for (String rule : rules) {
            sum = CapReach.plus(sum, ofRule.getOrDefault(rule, 0L));
        }
        return sum;
    }
}
