package cn.sanwei.scoring.rulebook.reading.rules;

import cn.sanwei.contracts.Micro;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.rulebook.conditions.When;
import cn.sanwei.scoring.rulebook.findings.At;
import cn.sanwei.scoring.rulebook.findings.Findings;
import cn.sanwei.scoring.rulebook.findings.Nearest;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.rules.Cap;
import cn.sanwei.scoring.rulebook.rules.Rule;
import cn.sanwei.scoring.rulebook.rules.Terms;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules. */
public final class RuleReader {
    public static final int LONGEST_LABEL = 60;
    static final List<String> KEYS = Stream.of(
                    List.of("id", "label", "micro", "fact", "absence", "when", "points", "for-each", "streak"),
                    AmountReader.INSTEAD_OF_POINTS,
                    TermsReader.KEYS,
                    List.of("caps"))
            .flatMap(List::stream)
            .toList();
    public static final List<String> MICROS =
            Stream.of(Micro.values()).map(Micro::code).toList();
    /** Ids of entries that no rule makes. */
    private static final Set<String> RESERVED = Set.of("opening-balance", "base", "floor", "ceiling");

    private final Findings findings;
    private final Set<String> idsSeen = new LinkedHashSet<>();

    public RuleReader(Findings findings) {
        this.findings = findings;
    }

    /** Also of rules that could not be read otherwise, so that a group that names one is not blamed for it. */
    public Set<String> idsSeen() {
        return idsSeen;
    }

    public List<At<Rule>> readAll(YamlValue value) {
        List<At<Rule>> rules = new ArrayList<>();
        List<YamlValue> items = value.list();
        for (YamlValue item : items) {
            item.map(KEYS).flatMap(this::rule).ifPresent(rule -> rules.add(new At<>(rule, item.path())));
        }
        if (items.isEmpty() && value.isList()) {
            value.wrong("没有积分项", "至少写一项");
        }
        return rules;
    }

    private Optional<Rule> rule(YamlMap map) {
        Optional<String> id = map.need("id", "id: theme-day").flatMap(this::id);
        Optional<String> label = map.need("label", "label: 主题党日").flatMap(value -> value.text(LONGEST_LABEL));
        Micro micro = map.get("micro")
                .flatMap(value -> value.oneOf(MICROS, "微类"))
                .map(RuleReader::micro)
                .orElse(Micro.POINTS);
        Optional<AbsenceReader.Read> absence = map.get("absence").flatMap(AbsenceReader::read);
        Optional<String> fact = map.has("absence")
                ? absence.map(AbsenceReader.Read::fact)
                : map.need("fact", "fact: activity-attended").flatMap(RuleReader::factType);
        Optional<Amount> amount = AmountReader.read(map);
        When when = ConditionReader.when(map);
        List<Cap> caps = map.get("caps").map(CapReader::read).orElse(List.of());
        Terms terms = TermsReader.read(map);
        if (id.isEmpty() || label.isEmpty() || fact.isEmpty() || amount.isEmpty()) {
            return Optional.empty();
        }
        if (map.has("absence") && map.has("fact")) {
            return map.get("fact").get().wrong("“absence”说的是没有发生的事，不能再写“fact”", "删去其中一个");
        }
        if (absence.isPresent()) {
            return AbsenceReader.suits(map, when, amount.get(), terms)
                    ? Optional.of(new Rule(
                            id.get(),
                            label.get(),
                            micro,
                            fact.get(),
                            amount.get(),
                            when,
                            caps,
                            terms.waitingFor(absence.get().absence())))
                    : Optional.empty();
        }
        return Optional.of(new Rule(id.get(), label.get(), micro, fact.get(), amount.get(), when, caps, terms));
    }

    private Optional<String> id(YamlValue value) {
        return value.slug().flatMap(id -> {
            if (RESERVED.contains(id)) {
                return value.wrong("“" + id + "”是系统自用的代码", "换一个代码");
            }
            return idsSeen.add(id) ? Optional.of(id) : value.wrong("积分项代码“" + id + "”已经用过", "每个积分项用不同的代码");
        });
    }

    static Optional<String> factType(YamlValue value) {
        return value.text(LONGEST_LABEL).flatMap(type -> {
            if (FactTypes.scoredByRules().containsKey(type)) {
                return Optional.of(type);
            }
            if (FactTypes.isKnown(type)) {
                return value.wrong("“" + type + "”不由积分项计分", "期初积分照数计入，支部得分按 branches 的权重计算");
            }
            return value.wrong(
                    "没有事件会产生“" + type + "”",
                    Nearest.hint(type, FactTypes.scoredByRules().keySet())
                            + "可用的是："
                            + String.join("、", FactTypes.scoredByRules().keySet()));
        });
    }

    private static Micro micro(String code) {
        for (Micro micro : Micro.values()) {
            if (micro.code().equals(code)) {
                return micro;
            }
        }
        throw new IllegalArgumentException(code);
    }
}
