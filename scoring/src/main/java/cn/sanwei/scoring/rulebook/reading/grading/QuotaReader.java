package cn.sanwei.scoring.rulebook.reading.grading;

import cn.sanwei.contracts.Micro;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.grading.GradeScheme;
import cn.sanwei.scoring.rulebook.grading.QuotaScheme;
import cn.sanwei.scoring.rulebook.grading.Rounding;
import cn.sanwei.scoring.rulebook.reading.rules.RuleReader;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code quotas}: places for the upper grades, and what decides between equals. Nothing of that is assumed. */
final class QuotaReader {
    static final List<String> KEYS = List.of("within", "places", "rounding", "ties", "still-tied");
    static final List<String> PLACES = List.of("grade", "share", "count");
    static final List<String> TIES = List.of("rules", "micro");
    private static final String FEWEST_DEDUCTIONS = "fewest-deductions";
    private static final int MOST_PLACES = 100_000;

    private final GradeScheme grades;
    private final RuleNames rules;

    QuotaReader(GradeScheme grades, RuleNames rules) {
        this.grades = grades;
        this.rules = rules;
    }

    Optional<QuotaScheme> read(YamlValue value) {
        return value.map(KEYS).flatMap(map -> {
            Optional<String> within = map.need("within", "within: branch")
                    .flatMap(written -> written.oneOf(List.of("branch", "township"), "范围"));
            List<QuotaScheme.Places> places = map.need("places", "places: [{grade: three-stars, share: 0.1}]")
                    .map(this::places)
                    .orElse(List.of());
            Optional<String> tied = map.need("still-tied", "still-tied: out（并列的都不占名额）")
                    .flatMap(written -> written.oneOf(List.of("in", "out"), "并列处理"));
            Rounding rounding = map.get("rounding")
                    .flatMap(written -> written.oneOf(Rounding.CODES, "取整方法"))
                    .map(Rounding::ofCode)
                    .orElse(Rounding.DOWN);
            List<QuotaScheme.TieBreak> ties = map.get("ties").map(this::ties).orElse(List.of());
            return within.isEmpty() || tied.isEmpty() || places.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new QuotaScheme(
                            within.get().equals("branch"),
                            places,
                            rounding,
                            ties,
                            tied.get().equals("in")));
        });
    }

    private List<QuotaScheme.Places> places(YamlValue value) {
        List<QuotaScheme.Places> places = new ArrayList<>();
        Set<String> named = new HashSet<>();
        List<YamlValue> items = value.list();
        for (YamlValue item : items) {
            item.map(PLACES).flatMap(map -> places(item, map, named)).ifPresent(places::add);
        }
        if (items.isEmpty() && value.isList()) {
            value.wrong("没有名额", "至少写一项，或删去 quotas");
        }
        return places;
    }

    private Optional<QuotaScheme.Places> places(YamlValue item, YamlMap map, Set<String> named) {
        Optional<String> grade = map.need("grade", "grade: three-stars").flatMap(written -> grade(written, named));
        if (map.has("share") == map.has("count")) {
            return item.wrong(map.has("share") ? "share 和 count 写在了一起" : "没有写多少名额", "写 share（占参评人数的比例）或 count（人数）中的一个");
        }
        int count = map.has("count")
                ? map.get("count")
                        .flatMap(written -> written.whole(0, MOST_PLACES))
                        .orElse(0)
                : -1;
        int share = map.get("share").flatMap(QuotaReader::share).orElse(0);
        return grade.map(code -> new QuotaScheme.Places(code, share, count));
    }

    private Optional<String> grade(YamlValue value, Set<String> named) {
        List<String> codes = grades.bands().stream().map(Band::code).toList();
        Optional<String> code = value.oneOf(codes, "等级");
        if (code.isPresent() && !named.add(code.get())) {
            return value.wrong("“" + code.get() + "”的名额写了两次", "删去其中一个");
        }
        int at = code.map(codes::indexOf).orElse(-1);
        boolean lastStarred = at >= 0
                && grades.bands().get(at).stars() > 0
                && grades.bands().subList(at + 1, codes.size()).stream().noneMatch(band -> band.stars() > 0);
        if (at >= 0 && (grades.bands().get(at).stars() == 0 || lastStarred)) {
            return value.wrong("名额不能决定谁不评星，“" + code.get() + "”下面没有星级了", "只给上面的星级写名额");
        }
        return code;
    }

    private static Optional<Integer> share(YamlValue value) {
        return value.measure()
                .map(Measure::tenThousandths)
                .flatMap(share -> share <= QuotaScheme.WHOLE
                        ? Optional.of(share.intValue())
                        : value.wrong("比例大于 1", "写 0 至 1 的小数，例如 0.1（一成）"));
    }

    private List<QuotaScheme.TieBreak> ties(YamlValue value) {
        List<QuotaScheme.TieBreak> ties = new ArrayList<>();
        for (YamlValue item : value.list()) {
            if (item.isScalar()) {
                item.oneOf(List.of(FEWEST_DEDUCTIONS), "比较方法")
                        .ifPresent(word -> ties.add(new QuotaScheme.TieBreak.FewestDeductions()));
            } else {
                item.map(TIES).flatMap(map -> tie(item, map)).ifPresent(ties::add);
            }
        }
        return ties;
    }

    private Optional<QuotaScheme.TieBreak> tie(YamlValue item, YamlMap map) {
        if (map.has("rules") == map.has("micro")) {
            return item.wrong("没有写比较什么，或写了两样", "写 rules、micro 中的一个，或 fewest-deductions");
        }
        if (map.has("rules")) {
            Set<String> named = map.get("rules").map(rules::read).orElse(Set.of());
            return named.isEmpty() ? Optional.empty() : Optional.of(new QuotaScheme.TieBreak.Rules(named));
        }
        return map.get("micro")
                .flatMap(written -> written.oneOf(RuleReader.MICROS, "微类"))
                .map(code -> new QuotaScheme.TieBreak.OfMicro(micro(code)));
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
