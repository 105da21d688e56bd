package cn.sanwei.scoring.rulebook.reading;

import static cn.sanwei.scoring.ledger.Given.book;
import static cn.sanwei.scoring.ledger.Given.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.Micro;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.conditions.FactCondition;
import cn.sanwei.scoring.rulebook.conditions.Hours;
import cn.sanwei.scoring.rulebook.conditions.MeasureRange;
import cn.sanwei.scoring.rulebook.conditions.MemberCondition;
import cn.sanwei.scoring.rulebook.conditions.TagCondition;
import cn.sanwei.scoring.rulebook.conditions.When;
import cn.sanwei.scoring.rulebook.findings.Finding;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.grading.BasePoints;
import cn.sanwei.scoring.rulebook.grading.BranchGrading;
import cn.sanwei.scoring.rulebook.grading.BranchWeights;
import cn.sanwei.scoring.rulebook.grading.Exemption;
import cn.sanwei.scoring.rulebook.grading.GradeScheme;
import cn.sanwei.scoring.rulebook.grading.Grading;
import cn.sanwei.scoring.rulebook.grading.Limits;
import cn.sanwei.scoring.rulebook.grading.QuarterScheme;
import cn.sanwei.scoring.rulebook.grading.Scorers;
import cn.sanwei.scoring.rulebook.rules.Amount;
import cn.sanwei.scoring.rulebook.rules.Cap;
import cn.sanwei.scoring.rulebook.rules.CapGroup;
import cn.sanwei.scoring.rulebook.rules.ForEach;
import cn.sanwei.scoring.rulebook.rules.Rule;
import cn.sanwei.scoring.rulebook.rules.Terms;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleBookParserTest {

    @Test
    void ten_lines_are_enough_and_the_rest_is_usual() {
        RuleBook book = parsed("""
                id: yunxi
                title: 云溪街道党员积分细则
                counts-from: 2026-01-01
                rules:
                  - id: theme-day
                    label: 主题党日
                    fact: activity-attended
                    points: 5
                """);

        assertThat(book.version()).isEqualTo(1);
        assertThat(book.countsFrom()).isEqualTo(LocalDate.parse("2026-01-01"));
        assertThat(book.cycleStarts()).isEqualTo(MonthDay.of(1, 1));
        assertThat(book.base()).isEmpty();
        assertThat(book.grading().total().floor()).isNull();
        assertThat(book.grading().total().ceiling()).isNull();
        assertThat(book.grades())
                .extracting(Band::code)
                .containsExactly("three-stars", "two-stars", "one-star", "none");
        assertThat(book.exempt()).isNull();
        assertThat(book.branchWeights()).isNull();
        assertThat(book.objectionDays()).isEqualTo(7);
        assertThat(book.showRank()).isFalse();
        assertThat(book.maskNames()).isTrue();
        assertThat(book.rules())
                .containsExactly(new Rule(
                        "theme-day",
                        "主题党日",
                        Micro.POINTS,
                        "activity-attended",
                        new Amount.Fixed(Points.ofWhole(5)),
                        When.ALWAYS,
                        List.of(),
                        Terms.NONE));
    }

    @Test
    void everything_that_is_written_is_read() {
        RuleBook book = parsed("""
                id: shiqiao
                title: 石桥镇
                version: 3
                counts-from: 2026-07-01
                cycle-starts: 07-01
                base:
                  - {points: 60, status: [full], categories: {any: [in-service], none: [away]}, posts: [secretary]}
                total: {floor: 0, ceiling: 100.5}
                rules:
                  - id: training
                    label: 培训
                    micro: platform
                    fact: activity-attended
                    when:
                      attributes: {kind: [training, party-lecture]}
                      measures: {hours: {from: 0.5, below: 8}}
                      status: full
                      categories: [in-service]
                      posts: {none: [deputy]}
                    points: 1.5
                    for-each: {measure: hours, unit: 0.5, count: parts, at-most: 4}
                    caps: [{points: 6, per: month}, {times: 3, per: week}]
                groups:
                  - {id: study, label: 学习, rules: [training], caps: [{points: 20, per: cycle}]}
                grades:
                  - {code: good, label: 好, stars: 1, from: 60}
                  - {code: none, label: 无}
                exempt: {categories: [away]}
                branches:
                  weights: {points-work: 0.55, year-end-target: 0.45}
                  scorers: {apart: 4.5, of-three: all}
                objection-days: 5
                show-rank: yes
                mask-names: false
                """);

        assertThat(book)
                .isEqualTo(new RuleBook(
                        "shiqiao",
                        "石桥镇",
                        3,
                        LocalDate.parse("2026-07-01"),
                        0,
                        MonthDay.of(7, 1),
                        List.of(new Rule(
                                "training",
                                "培训",
                                Micro.PLATFORM,
                                "activity-attended",
                                new Amount.Units(Points.of("1.5"), new ForEach("hours", Measure.of("0.5"), false, 4)),
                                new When(
                                        new FactCondition(
                                                Map.of("kind", Set.of("training", "party-lecture")),
                                                Map.of(
                                                        "hours",
                                                        new MeasureRange(Measure.of("0.5"), Measure.ofWhole(8))),
                                                Hours.ANY),
                                        new MemberCondition(
                                                Set.of(MemberStatus.FULL),
                                                new TagCondition(Set.of("in-service"), Set.of()),
                                                new TagCondition(Set.of(), Set.of("deputy")))),
                                List.of(
                                        new Cap.OfPoints(CapPeriod.MONTH, Points.ofWhole(6)),
                                        new Cap.OfTimes(CapPeriod.WEEK, 3)),
                                Terms.NONE)),
                        List.of(new CapGroup(
                                "study",
                                "学习",
                                List.of("training"),
                                List.of(new Cap.OfPoints(CapPeriod.CYCLE, Points.ofWhole(20))))),
                        new Grading(
                                List.of(new BasePoints(
                                        Points.ofWhole(60),
                                        null,
                                        new MemberCondition(
                                                Set.of(MemberStatus.FULL),
                                                new TagCondition(Set.of("in-service"), Set.of("away")),
                                                new TagCondition(Set.of("secretary"), Set.of())))),
                                List.of(),
                                new Limits(Points.ZERO, Points.of("100.5")),
                                new GradeScheme(
                                        null,
                                        List.of(
                                                new Band("good", "好", 1, Points.ofWhole(60)),
                                                new Band("none", "无", 0, null)),
                                        List.of(),
                                        List.of()),
                                new Exemption(
                                        new MemberCondition(
                                                Set.of(),
                                                new TagCondition(Set.of("away"), Set.of()),
                                                TagCondition.EVERYBODY),
                                        false),
                                QuarterScheme.SUMS,
                                List.of(),
                                null,
                                null,
                                new BranchGrading(
                                        new BranchWeights(5500, 4500, 0),
                                        Optional.of(new Scorers(Points.of("4.5"), Scorers.OfThree.ALL)),
                                        new GradeScheme(
                                                null,
                                                List.of(
                                                        new Band("good", "好", 1, Points.ofWhole(60)),
                                                        new Band("none", "无", 0, null)),
                                                List.of(),
                                                List.of()))),
                        5,
                        true,
                        false));
    }

    @Test
    void a_category_that_nobody_has_is_no_error() {
        assertThat(
                        book("exempt: {categories: [never-heard-of]}\nrules: [{id: r, label: 阅读, fact: article-read, points: 1}]\n")
                                .exempt())
                .isNotNull();
    }

    @Test
    void a_version_must_follow_those_that_were_published() {
        RuleBook first = book("rules: [{id: r, label: 阅读, fact: article-read, points: 1}]\n");
        String next = """
                id: other
                title: 测试
                version: 1
                counts-from: 2025-01-01
                cycle-starts: 07-01
                rules: [{id: r, label: 阅读, fact: article-read, points: 1}]
                """;

        Reading reading = RuleBookParser.parse(next, List.of(first));

        assertThat(((Reading.Rejected) reading).errors())
                .extracting(Finding::toString)
                .containsExactly(
                        "错误（第1行第5列，id）：已发布的细则代码是“test”。写 id: test。",
                        "错误（第3行第10列，version）：第 1 版已经发布。写 version: 2。",
                        "错误（第5行第15列，cycle-starts）：积分年度原从 01-01 开始，改动会打乱已有年度。写 cycle-starts: 01-01。");
    }

    private static final String NEXT = "id: test\ntitle: 测试\nversion: %d\ncounts-from: %s\n"
            + "rules: [{id: r, label: 阅读, fact: article-read, points: 1}]\n";

    @Test
    void a_version_that_follows_is_accepted_and_one_that_reaches_behind_another_is_warned_of() {
        RuleBook first = book("rules: [{id: r, label: 阅读, fact: article-read, points: 1}]\n");

        Reading later = RuleBookParser.parse(NEXT.formatted(2, "2024-01-02"), List.of(first));
        Reading earlier = RuleBookParser.parse(NEXT.formatted(2, "2023-12-31"), List.of(first));

        assertThat(((Reading.Accepted) later).warnings()).isEmpty();
        assertThat(((Reading.Accepted) earlier).warnings())
                .extracting(Finding::toString)
                .containsExactly("提醒（第4行第14列，counts-from）：从 2023-12-31 起计，第 1 版（从 2024-01-01 起）将完全被取代，已有积分会重算。"
                        + "如不是这个意思，写晚于 2024-01-01 的日期。");
    }

    @Test
    void two_versions_from_one_day_collide_unless_the_later_says_that_it_replaces_the_other() {
        RuleBook first = book("rules: [{id: r, label: 阅读, fact: article-read, points: 1}]\n");
        String sameDay = NEXT.formatted(2, "2024-01-01");

        Reading colliding = RuleBookParser.parse(sameDay, List.of(first));
        Reading replacing = RuleBookParser.parse(sameDay + "replaces: 1\n", List.of(first));

        assertThat(((Reading.Rejected) colliding).errors())
                .extracting(Finding::toString)
                .containsExactly(
                        "错误（第4行第14列，counts-from）：第 1 版也从 2024-01-01 起计，两版撞在同一天。" + "写另一个日期；要从这一天起取代它，加上 replaces: 1。");
        assertThat(((Reading.Accepted) replacing).warnings())
                .extracting(Finding::reason)
                .containsExactly("从 2024-01-01 起计，第 1 版（从 2024-01-01 起）将完全被取代，已有积分会重算");
        assertThat(((Reading.Accepted) replacing).ruleBook().replaces()).isEqualTo(1);
    }

    @Test
    void what_is_replaced_must_be_there_and_must_not_begin_before() {
        RuleBook first = book("rules: [{id: r, label: 阅读, fact: article-read, points: 1}]\n");

        for (String wrong : List.of(
                NEXT.formatted(2, "2024-02-01") + "replaces: 1\n", NEXT.formatted(3, "2024-02-01") + "replaces: 2\n")) {
            assertThat(((Reading.Rejected) RuleBookParser.parse(wrong, List.of(first))).errors())
                    .extracting(Finding::path, Finding::line, Finding::column)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("replaces", 6, 11));
        }
    }
}
