package cn.sanwei.points.write.importpast;

import cn.sanwei.scoring.facts.FactType;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.rules.Rule;
import cn.sanwei.workbooks.SheetForm;
import cn.sanwei.workbooks.SheetForm.Column;
import cn.sanwei.workbooks.SheetForm.Holds;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The two sheets of the past, and what their columns are called. */
final class PastForms {
    static final String BALANCES = "期初积分";
    static final String FACTS = "往年明细";

    static final String MEMBER = "党员编号";
    static final String NAME = "姓名";
    static final String ORGANISATION = "党组织";
    static final String CYCLE = "积分年度";
    static final String DAY = "日期";
    static final String TIME = "时间";
    static final String FACT = "事项";

    /** By the code of the micro, in the order of the columns. */
    static final Map<String, String> MICROS = ordered("platform", "微平台", "points", "微积分", "wish", "微心愿");

    static final Map<String, String> ATTRIBUTES = ordered(
            "kind", "类别", "level", "级别", "mark", "出勤", "theme", "主题", "category", "分类", "by", "评价人", "section", "栏目");
    static final Map<String, String> MEASURES = ordered(
            "hours", "小时", "times", "次数", "days", "天数", "yuan", "金额", "score", "得分", "rating", "评分", "minutes", "分钟",
            "seconds", "秒");

    private PastForms() {}

    /** Those that are read; lists only help who fills them in. */
    static List<SheetForm> forms() {
        return forms(Optional.empty());
    }

    /** @param inForce whose rules say which facts and kinds are offered first; everything importable without one */
    static List<SheetForm> forms(Optional<RuleBook> inForce) {
        return List.of(balances(), facts(inForce.map(RuleBook::rules).orElse(List.of())));
    }

    static SheetForm balances() {
        Stream<Column> who = Stream.of(
                Column.optional(MEMBER, "平台里的编号；同名的人须填，其他可不填"),
                Column.required(NAME, "与名册一致"),
                Column.optional(ORGANISATION, "同名的人用它区分"),
                Column.required(CYCLE, "积分年度开始的那一年，例如 2026"));
        Stream<Column> points =
                MICROS.values().stream().map(title -> Column.optional(title, "带入的积分，最多两位小数，可以是负数；没有的不填"));
        return new SheetForm(BALANCES, Stream.concat(who, points).toList());
    }

    private static SheetForm facts(List<Rule> rules) {
        Stream<Column> what = Stream.of(
                Column.optional(MEMBER, "平台里的编号；同名的人须填，其他可不填"),
                Column.required(NAME, "与名册一致"),
                Column.optional(ORGANISATION, "同名的人用它区分"),
                Column.required(DAY, "例如 2026-03-06").holding(Holds.MOMENT),
                Column.optional(TIME, "例如 19:00；不填按中午 12:00。同一天同样的两次须填时间"),
                Column.required(FACT, "细则给分的事").offering(offeredFacts(rules)));
        Stream<Column> attributes = ATTRIBUTES.entrySet().stream()
                .map(entry -> Column.optional(entry.getValue(), "按细则的条件填；没有的不填")
                        .offering(offeredValues(rules, entry.getKey())));
        Stream<Column> measures = MEASURES.values().stream().map(title -> Column.optional(title, "按数量计分的事项填写"));
        return new SheetForm(
                FACTS,
                Stream.of(what, attributes, measures).flatMap(each -> each).toList());
    }

    private static List<String> offeredFacts(List<Rule> rules) {
        List<String> scored = FactTypes.importable().values().stream()
                .filter(type -> rules.stream().anyMatch(rule -> rule.fact().equals(type.name())))
                .map(FactType::label)
                .toList();
        return scored.isEmpty()
                ? FactTypes.importable().values().stream()
                        .filter(type -> !FactTypes.isDiscouraged(type.name()))
                        .map(FactType::label)
                        .toList()
                : scored;
    }

    private static List<String> offeredValues(Collection<Rule> rules, String attribute) {
        Stream<String> asked = rules.stream()
                .filter(rule -> !rule.isDerived())
                .flatMap(rule -> rule.facts().attributes().getOrDefault(attribute, java.util.Set.of()).stream());
        Stream<String> known = FactTypes.importable().values().stream()
                .flatMap(type -> Stream.concat(
                        FactTypes.valuesOf(type.name(), attribute).stream(),
                        FactTypes.usualValuesOf(type.name(), attribute).stream()));
        return Stream.concat(asked, known)
                .distinct()
                .sorted()
                .map(PastWords::word)
                .toList();
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> titles = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            titles.put(pairs[i], pairs[i + 1]);
        }
        return titles;
    }
}
