package cn.sanwei.scoring.facts;

import static cn.sanwei.scoring.facts.FactType.Source.DERIVED;
import static cn.sanwei.scoring.facts.FactType.Source.EVENT;
import static cn.sanwei.scoring.facts.FactType.Source.IMPORT;
import static cn.sanwei.scoring.facts.FactType.Source.RECORD;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every type of fact there is: those that a rule can score, and those that need no rule. */
public final class FactTypes {
    public static final String ARTICLE_READ = "article-read";
    public static final String ACTIVITY_ATTENDED = "activity-attended";
    public static final String ACTIVITY_LEAVE = "activity-leave";
    public static final String ACTIVITY_MISSED = "activity-missed";
    public static final String WISH_CLAIMED = "wish-claimed";
    public static final String WISH_FULFILLED = "wish-fulfilled";

    /** Points brought from an old ledger: counted as they are, by no rule. */
    public static final String OPENING_BALANCE = "opening-balance";
    /** One of the two scores of a branch; no member's points come from it. */
    public static final String BRANCH_SCORE = "branch-score";
    /** An application to be left out of a cycle's grading was approved; where the rule book hears of such. */
    public static final String EXEMPTION_APPROVED = "exemption-approved";
    /** Takes another fact back and says nothing more. */
    public static final String CANCELLATION = "cancellation";

    /** What befell another member of one's organisation; never delivered, but derived from his facts. */
    public static final String COLLEAGUE_SCORED = "colleague-scored";
    /** What befell somebody whose fact names one as his introducer, mentor or contact; derived likewise. */
    public static final String MENTEE_SCORED = "mentee-scored";
    /** Attributes of any fact that name another member; the value is his id. */
    public static final List<String> RELATIONS = List.of("introducer", "mentor", "contact");

    public static final String DEDUCTION_RECORDED = "deduction-recorded";
    /** Discipline and law are decided elsewhere, and a deduction only follows. */
    public static final Set<String> DECIDED_ELSEWHERE = Set.of("discipline", "law", "cult");

    /** The one kind of activity of which a service need not have heard: one helps where help is needed. */
    public static final String VOLUNTEER_SERVICE = "volunteer-service";

    private static final Set<String> ON_PAPER = Set.of(ARTICLE_READ, ACTIVITY_ATTENDED);
    private static final Set<String> ACTIVITY = Set.of("kind", "theme", "mark");
    private static final Set<String> DISCOURAGED_TYPES = Set.of("logged-in", "article-liked", "study-timed");
    private static final Set<String> DISCOURAGED_MEASURES = Set.of("minutes", "seconds");
    private static final Set<String> WITHOUT_RULE =
            Set.of(OPENING_BALANCE, BRANCH_SCORE, EXEMPTION_APPROVED, CANCELLATION);
    private static final Map<String, Measure> LARGEST =
            Map.of("hours", Measure.ofWhole(8784), "rating", Measure.ofWhole(5), "score", Measure.ofWhole(1000));
    private static final Map<String, FactType> SCORED = scored();
    private static final Map<String, FactType> IMPORTABLE = without(SCORED, DERIVED);
    private static final Map<String, FactType> RECORDABLE = recorded(SCORED);

    private FactTypes() {}

    /** What a rule can score, by name, in the order in which the guide shows it. */
    public static Map<String, FactType> scoredByRules() {
        return SCORED;
    }

    /** What {@code PastFactImported} may name: a past fact is one that a rule could score today, and that is not derived. */
    public static Map<String, FactType> importable() {
        return IMPORTABLE;
    }

    /**
     * What an organisation may record for a member (记分单): what no service hears of by itself, and study and help of who has
     * no telephone. Meetings have their attendance sheet, wishes their paper route.
     */
    public static Map<String, FactType> recordable() {
        return RECORDABLE;
    }

    /** A deduction of such a kind follows what another body decided: its record cites that body and its document. */
    public static boolean isDecidedElsewhere(String type, String kind) {
        return type.equals(DEDUCTION_RECORDED) && DECIDED_ELSEWHERE.contains(kind);
    }

    /** Made from the facts of another member: no event and no file says it. */
    public static boolean isDerived(String type) {
        return type.equals(COLLEAGUE_SCORED) || type.equals(MENTEE_SCORED);
    }

    public static boolean isKnown(String type) {
        return SCORED.containsKey(type) || WITHOUT_RULE.contains(type);
    }

    /** Logging in, likes, minutes: the rules of 2026 for government applications bar points for them. */
    public static boolean isDiscouraged(String type) {
        return DISCOURAGED_TYPES.contains(type);
    }

    public static boolean isDiscouragedMeasure(String measure) {
        return DISCOURAGED_MEASURES.contains(measure);
    }

    /** The only values that an attribute of this type has; empty where it may be anything. */
    public static Set<String> valuesOf(String type, String attribute) {
        if (type.equals(MENTEE_SCORED) && attribute.equals("as")) {
            return Set.copyOf(RELATIONS);
        }
        if (!attribute.equals("mark")) {
            return Set.of();
        }
        return switch (type) {
            case ACTIVITY_ATTENDED -> Set.of("present", "late", "made-up");
            case ACTIVITY_LEAVE -> Set.of("leave");
            case ACTIVITY_MISSED -> Set.of("absent");
            default -> Set.of();
        };
    }

    /** The kinds of activities that can be filed; an import may name others. */
    public static final Set<String> ACTIVITY_KINDS = Set.of(
            "members-meeting",
            "branch-committee",
            "group-meeting",
            "party-lecture",
            "theme-day",
            "organisational-life",
            "training",
            VOLUNTEER_SERVICE);

    /** What an attribute of this type usually is, where it may be anything; empty where nothing is usual. */
    public static Set<String> usualValuesOf(String type, String attribute) {
        return attribute.equals("kind")
                        && Set.of(ACTIVITY_ATTENDED, ACTIVITY_LEAVE, ACTIVITY_MISSED)
                                .contains(type)
                ? ACTIVITY_KINDS
                : Set.of();
    }

    /** The greatest figure that a measure can have; a fact with more is parked. A leap year has 8784 hours. */
    public static Measure largest(String measure) {
        return LARGEST.getOrDefault(measure, Measure.LARGEST);
    }

    private static Map<String, FactType> scored() {
        Map<String, FactType> types = new LinkedHashMap<>();
        add(types, ARTICLE_READ, "阅读文章", EVENT, Set.of("category"), Set.of());
        add(types, ACTIVITY_ATTENDED, "参加活动", EVENT, ACTIVITY, Set.of("hours"));
        add(types, ACTIVITY_LEAVE, "活动请假", EVENT, ACTIVITY, Set.of("hours"));
        add(types, ACTIVITY_MISSED, "活动缺席", EVENT, ACTIVITY, Set.of("hours"));
        add(types, WISH_CLAIMED, "认领微心愿", EVENT, Set.of("category"), Set.of());
        add(types, WISH_FULFILLED, "完成微心愿", EVENT, Set.of("category"), Set.of("rating"));
        add(types, "deed-recorded", "申报事项", RECORD, Set.of("kind", "level"), Set.of("hours", "times", "days"));
        add(types, DEDUCTION_RECORDED, "扣分事项", RECORD, Set.of("kind", "level"), Set.of("times"));
        add(types, "donation-made", "捐助", RECORD, Set.of("kind"), Set.of("yuan"));
        add(types, "manuscript-used", "稿件采用", RECORD, Set.of("level"), Set.of());
        add(types, "appraisal-given", "民主评议", RECORD, Set.of("kind", "by"), Set.of("score"));
        add(types, "quiz-taken", "答题", RECORD, Set.of("section"), Set.of("score"));
        add(types, "notice-signed", "签收通知", RECORD, Set.of(), Set.of());
        add(types, "notice-expired", "逾期未签收通知", RECORD, Set.of(), Set.of());
        add(types, "logged-in", "登录", IMPORT, Set.of(), Set.of());
        add(types, "article-liked", "点赞收藏", IMPORT, Set.of("kind"), Set.of());
        add(types, "study-timed", "计时学习", IMPORT, Set.of("kind"), Set.of("minutes", "seconds"));
        add(types, COLLEAGUE_SCORED, "同支部党员的得分或扣分", DERIVED, Set.of("rule", "member"), Set.of("points"));
        add(types, MENTEE_SCORED, "所带的人的得分或扣分", DERIVED, Set.of("rule", "member", "as"), Set.of("points"));
        return Collections.unmodifiableMap(types);
    }

    private static Map<String, FactType> without(Map<String, FactType> all, FactType.Source source) {
        Map<String, FactType> types = new LinkedHashMap<>(all);
        types.values().removeIf(type -> type.source() == source);
        return Collections.unmodifiableMap(types);
    }

    private static Map<String, FactType> recorded(Map<String, FactType> all) {
        Map<String, FactType> types = new LinkedHashMap<>(all);
        types.values().removeIf(type -> type.source() != RECORD && !ON_PAPER.contains(type.name()));
        return Collections.unmodifiableMap(types);
    }

    private static void add(
            Map<String, FactType> types,
            String name,
            String label,
            FactType.Source source,
            Set<String> attributes,
            Set<String> measures) {
        types.put(name, new FactType(name, label, source, attributes, measures));
    }
}
