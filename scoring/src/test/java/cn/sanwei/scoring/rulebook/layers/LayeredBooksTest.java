package cn.sanwei.scoring.rulebook.layers;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.ledger.Given;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.rulebook.Refused;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A county's frame, a township's book within it, and a village's own within that. */
class LayeredBooksTest {
    private static final String COUNTY = """
            id: lanchuan
            title: 澜川县积分细则框架
            counts-from: 2026-01-01
            base: 60
            rules:
              - {id: theme-day, label: 主题党日, fact: activity-attended, when: {attributes: {kind: theme-day}}, points: 2}
              - {id: reading, label: 学习, fact: article-read, points: 1}
              - {id: missed, label: 缺席, fact: activity-missed, points: -5}
            groups:
              - {id: study, label: 学习类, rules: [reading], caps: [{points: 3, per: cycle}]}
            layers:
              additions: {rules: 4, points: 10, deductions: 6}
              leaves: [base, grades]
              groups: [study]
            """;
    private static final String TOWN = """
            id: yunxi
            title: 云溪街道积分细则
            counts-from: 2026-01-01
            within: lanchuan
            base: 65
            rules:
              - {id: lecture, label: 党课, fact: activity-attended, when: {attributes: {kind: party-lecture}}, points: 4}
              - {id: quiz, label: 答题, fact: quiz-taken, points: 2}
            groups:
              - {id: study, rules: [quiz]}
            layers:
              additions: {rules: 1, points: 3, deductions: 2}
            """;
    private static final String VILLAGE = """
            id: east-village
            title: 东村自定
            counts-from: 2026-01-01
            within: yunxi
            for: [east]
            rules:
              - {id: clean-yard, label: 庭院整洁, fact: deed-recorded, when: {status: full}, points: 2}
            """;

    private static LayeredBooks.Text county(String yaml) {
        return new LayeredBooks.Text("county.yaml", yaml);
    }

    private static LayeredBooks.Text town(String yaml) {
        return new LayeredBooks.Text("town.yaml", yaml);
    }

    private static LayeredBooks.Text village(String yaml) {
        return new LayeredBooks.Text("village.yaml", yaml);
    }

    private static RuleBook merged(LayeredBooks.Text... texts) {
        List<LayeredBooks.Merged> merged = LayeredBooks.merge(List.of(texts), List.of());
        assertThat(merged).hasSize(1);
        return switch (merged.getFirst().reading()) {
            case Reading.Accepted accepted -> accepted.ruleBook();
            case Reading.Rejected rejected -> throw new AssertionError(rejected.errors());
        };
    }

    private static RuleBook all() {
        return merged(county(COUNTY), town(TOWN), village(VILLAGE));
    }

    private static Ledger fold(RuleBook book, String organisation, Given.What... facts) {
        Roster roster = Roster.of(List.of(new RosterLine(
                organisation, MemberStatus.FULL, Set.of(), Set.of(), LocalDate.parse("2020-01-01"), null)));
        return Given.fold(RuleBooks.of(book), Given.YEAR_2026, roster, facts);
    }

    private static List<Given.What> times(int times, String type, String kind) {
        List<Given.What> facts = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            facts.add(new Given.What(type + kind + i, type, "2026-03-%02d".formatted(i + 1)).saying("kind", kind));
        }
        return facts;
    }

    @Test
    void the_book_is_the_townships_with_all_rules_of_all_layers_in_whatever_order_they_are_given() {
        RuleBook book = merged(village(VILLAGE), county(COUNTY), town(TOWN));

        assertThat(book.id()).isEqualTo("yunxi");
        assertThat(book.title()).isEqualTo("云溪街道积分细则");
        assertThat(book.rules().stream().map(Rule::id))
                .containsExactly("theme-day", "reading", "missed", "lecture", "quiz", "clean-yard");
        assertThat(book).isEqualTo(all());
    }

    @Test
    void a_lower_book_writes_anew_what_the_frame_leaves_to_it() {
        assertThat(fold(all(), "west").total()).isEqualTo(Points.of("65"));
    }

    @Test
    void what_a_township_adds_gives_no_more_than_the_frame_allows_less_what_it_passes_on() {
        Ledger ledger = fold(
                all(), "west", times(3, "activity-attended", "party-lecture").toArray(Given.What[]::new));

        assertThat(Given.pointsOf(ledger)).containsExactly("4.00", "4.00", "4.00");
        assertThat(ledger.total()).as("65 and 7 of 10, for 3 are the village's").isEqualTo(Points.of("72"));
        assertThat(ledger.lines()).anySatisfy(line -> assertThat(line.part()).isEqualTo("yunxi"));
    }

    @Test
    void the_frames_own_rules_are_held_by_no_bound_of_the_lower_books() {
        assertThat(fold(
                                all(),
                                "west",
                                times(9, "activity-attended", "theme-day").toArray(Given.What[]::new))
                        .total())
                .isEqualTo(Points.of("83"));
        assertThat(fold(all(), "west", times(9, "activity-missed", "theme-day").toArray(Given.What[]::new))
                        .total())
                .isEqualTo(Points.of("20"));
    }

    @Test
    void a_villages_rule_is_for_its_own_members_and_within_what_the_township_left_it() {
        Given.What[] deeds = times(3, "deed-recorded", "yard").toArray(Given.What[]::new);

        assertThat(fold(all(), "east", deeds).total()).isEqualTo(Points.of("68"));
        assertThat(fold(all(), "west", deeds).total()).isEqualTo(Points.of("65"));
        assertThat(fold(all(), "west", deeds).unscored()).hasSize(3);
    }

    @Test
    void a_rule_that_joins_a_group_of_the_frame_shares_its_cap() {
        Ledger ledger = fold(
                all(),
                "west",
                Given.read("a", "2026-03-01"),
                Given.read("b", "2026-03-02"),
                new Given.What("q", "quiz-taken", "2026-03-03"));

        assertThat(Given.pointsOf(ledger)).containsExactly("1.00", "1.00", "1.00");
    }

    @Test
    void the_merged_book_can_be_written_down_and_read_as_one() {
        String text = LayeredBooks.merge(List.of(county(COUNTY), town(TOWN), village(VILLAGE)), List.of())
                .getFirst()
                .text();

        assertThat(text).doesNotContain("within:", "layers:");
        assertThat(Given.parsed(text)).isEqualTo(all());
    }

    @Test
    void a_frame_without_lower_books_is_a_rule_book_like_any_other_and_a_lower_book_alone_is_none() {
        assertThat(RuleBookParser.parse(COUNTY)).isInstanceOf(Reading.Accepted.class);
        assertThat(Refused.errors(TOWN))
                .anySatisfy(error -> assertThat(error.reason()).contains("下级细则，要和上级的一起读"));
        assertThat(LayeredBooks.isLower(TOWN)).isTrue();
        assertThat(LayeredBooks.isLower(COUNTY)).isFalse();
    }

    @Test
    void each_version_of_the_township_stands_within_the_frame_that_counted_on_its_first_day() {
        String frame2 = COUNTY.replace("counts-from: 2026-01-01", "version: 2\ncounts-from: 2026-07-01")
                .replace("points: 2}", "points: 3}");
        String town2 = TOWN.replace("counts-from: 2026-01-01", "version: 2\ncounts-from: 2026-08-01");
        List<LayeredBooks.Merged> merged = LayeredBooks.merge(
                List.of(
                        county(COUNTY),
                        new LayeredBooks.Text("county2.yaml", frame2),
                        town(TOWN),
                        new LayeredBooks.Text("town2.yaml", town2)),
                List.of());

        assertThat(merged).extracting(LayeredBooks.Merged::version).containsExactly(1, 2);
        assertThat(merged)
                .extracting(one -> ((Reading.Accepted) one.reading())
                        .ruleBook()
                        .rules()
                        .getFirst()
                        .points())
                .containsExactly(Points.of("2"), Points.of("3"));
    }

    @ParameterizedTest(name = "{2}: {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "town | base: 65 | →total: {ceiling: 100} | 没有把“total”放给下级 | base、grades",
                "town | within: lanchuan | within: →langchuan | 没有叫“langchuan”的上级细则 | 一起写上",
                "town | id: lecture | id: →theme-day | 已经用过 | 不同的代码",
                "town | points: 2} | points: 2, effect: →veto} | 不能否决或定级 | 删去 effect",
                "town | points: 2} | points: 2, suspends: {rules: [→theme-day], for: {months: 1}}} | 不能停上级的积分项 | 本级自己",
                "town | points: 2} | repairs: {rule: →missed, share: 50}} | 不能返还上级的扣分 | 本级自己",
                "town | {id: study, rules: [quiz]} | {id: mine, label: 组, rules: [quiz, →theme-day], caps: [{points: 1, per: day}]} | 不能把上级的积分项放进自己的组 | 本级自己",
                "town | {id: study, rules: [quiz]} | {id: study, rules: [quiz], →caps: [{points: 9, per: day}]} | 只能往里加积分项 | 删去“caps”",
                "town | additions: {rules: 1, points: 3, deductions: 2} | →additions: {rules: 1, points: 11} | 比上级给的还多 | 4 项、加 10 分、扣 6 分",
                "town | additions: {rules: 1, points: 3, deductions: 2} | →leaves: [total] | 上级没有放开“total” | 从 leaves",
                "town | additions: {rules: 1, | additions: {rules: 3, | 自己加了 2 项，上级只许 1 项 | 最多留 1 项",
                "village | for: [east] | for: [east]~→base: 70 | 没有把“base”放给下级 | 删去",
                "village | when: {status: full} | when: {organisations: →[west]} | 已经用“for”写明 | 删去 organisations",
                "village | within: yunxi~ | →NONE | 没有写在哪份细则之内 | within:",
                "county | groups: [study] | groups: [study]~  →zzz: 1 | 没有“zzz”这个键 | additions、leaves、groups",
                "county | leaves: [base, grades] | leaves: →[base, rules] | “rules”不能放给下级 | 可以放的是",
                "county | points: 2} | point: 2} | 没有“point”这个键 | points",
            })
    void a_mistake_is_said_with_the_book_the_line_the_column_and_what_would_be_right(
            String layer, String written, String instead, String reason, String expected) {
        String from = written.replace("~", "\n");
        String to = instead.replace("~", "\n").replace("→NONE", "");
        String county = layer.equals("county") ? changed(COUNTY, from, to) : COUNTY;
        String town = layer.equals("town") ? changed(TOWN, from, to) : TOWN;
        String village = layer.equals("village") ? changed(VILLAGE, from, to) : VILLAGE;
        LayeredBooks.Merged merged = LayeredBooks.merge(
                        List.of(
                                county(county.replace("→", "")),
                                town(town.replace("→", "")),
                                village(village.replace("→", ""))),
                        List.of())
                .getFirst();

        assertThat(merged.reading()).isInstanceOf(Reading.Rejected.class);
        assertThat(((Reading.Rejected) merged.reading()).errors()).anySatisfy(error -> {
            assertThat(error.layer()).isEqualTo(layer + ".yaml");
            assertThat(error.reason()).contains(reason);
            assertThat(error.expected()).contains(expected);
            if (to.contains("→") && !to.contains("additions") && !to.contains("leaves: [total]")) {
                String text = layer.equals("county") ? county : layer.equals("town") ? town : village;
                String before = text.substring(0, text.indexOf("→"));
                assertThat(error.line() + ":" + error.column())
                        .isEqualTo(before.split("\n", -1).length + ":" + (before.length() - before.lastIndexOf('\n')));
            }
        });
        assertThat(merged.text()).isEmpty();
    }

    private static String changed(String yaml, String written, String instead) {
        assertThat(yaml).contains(written);
        return yaml.replace(written, instead);
    }

    @Test
    void two_books_that_stand_within_each_other_are_refused() {
        List<LayeredBooks.Merged> merged =
                LayeredBooks.merge(List.of(county(COUNTY + "within: yunxi\n"), town(TOWN)), List.of());

        assertThat(merged)
                .singleElement()
                .satisfies(one -> assertThat(((Reading.Rejected) one.reading()).errors())
                        .extracting(error -> error.layer() + " " + error.reason())
                        .contains("county.yaml 没有一份是全镇的：几份互为上级，或者都写了 for"));
    }

    private static List<String> errors(String county, String town, String village) {
        Reading reading = LayeredBooks.merge(List.of(county(county), town(town), village(village)), List.of())
                .getFirst()
                .reading();
        return ((Reading.Rejected) reading)
                .errors().stream()
                        .map(error -> error.layer() + " " + error.reason())
                        .toList();
    }

    @Test
    void a_book_to_which_no_points_are_left_can_add_no_rule() {
        String allToTheVillage = TOWN.replace("points: 3, deductions: 2", "points: 10, deductions: 6");

        assertThat(errors(COUNTY, allToTheVillage, VILLAGE)).contains("town.yaml 上级没有给这一级可加、可扣的分");
    }

    @Test
    void a_village_changes_nothing_for_everybody_even_where_its_township_could() {
        String leaving = TOWN.replace("layers:\n", "layers:\n  leaves: [base]\n");

        assertThat(errors(COUNTY, leaving, VILLAGE + "base: 70\n")).containsExactly("village.yaml 只给部分组织的细则不能改“base”");
    }

    @Test
    void groups_of_the_frame_are_neither_suspended_nor_enclosed_nor_joined_where_it_does_not_say_so() {
        String suspends = TOWN.replace("points: 2}", "points: 2, suspends: {groups: [study], for: {months: 1}}}");
        String encloses = TOWN.replace(
                "{id: study, rules: [quiz]}",
                "{id: mine, label: 组, rules: [quiz], groups: [study], caps: [{points: 1, per: day}]}");

        assertThat(errors(COUNTY, suspends, VILLAGE)).contains("town.yaml 下级的积分项不能停整组");
        assertThat(errors(COUNTY, encloses, VILLAGE)).contains("town.yaml 下级的积分项不能把上级的组放进自己的组");
        assertThat(errors(COUNTY.replace("  groups: [study]\n", ""), TOWN, VILLAGE))
                .contains("town.yaml 上级没有让下级的积分项加入组“study”");
    }

    @Test
    void a_frame_that_does_not_count_yet_on_the_townships_first_day_is_none() {
        assertThat(errors(COUNTY.replace("2026-01-01", "2026-02-01"), TOWN, VILLAGE))
                .anySatisfy(error -> assertThat(error).startsWith("town.yaml 上级细则“lanchuan”没有在 2026-01-01 或更早起计的版本"));
    }

    @Test
    void a_file_that_is_no_yaml_is_named_and_the_others_are_not() {
        Reading reading = LayeredBooks.merge(List.of(county(COUNTY), town("id: [yunxi\n")), List.of())
                .getFirst()
                .reading();

        assertThat(((Reading.Rejected) reading).errors()).isNotEmpty().allSatisfy(error -> {
            assertThat(error.layer()).isEqualTo("town.yaml");
            assertThat(error.reason()).startsWith("不是合格的 YAML");
        });
    }
}
