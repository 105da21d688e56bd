package cn.sanwei.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quarters, rolling scores, places and lists, as the command says them: where the rule book declares them, and only there. */
class AmongOthersTest {
    private static final String BOOK = """
            id: test
            title: 测试
            counts-from: 2026-01-01
            base: 60
            rules:
              - {id: attended, label: 参加活动, fact: activity-attended, points: 10}
              - {id: missed, label: 缺席, fact: activity-missed, points: -5}
            grades:
              - {code: two-stars, label: 二星, stars: 2, from: 80}
              - {code: one-star, label: 一星, stars: 1, from: 60}
              - {code: none, label: 未评星}
            """;
    private static final String QUARTERS = """
            quarters:
              base: 10
              grades:
                - {code: passed, label: 达标, stars: 0, from: 20}
                - {code: none, label: 未评星}
            """;
    private static final String LISTS = """
            consequences:
              - {id: rectification, label: 列入整改名单, per: quarter, of: branches, below: 16}
              - {id: talk, label: 谈话提醒, per: cycle, of: members, below: 70}
            """;
    private static final String QUOTAS = """
            quotas: {within: branch, places: [{grade: two-stars, count: 1}], ties: [fewest-deductions], still-tied: out}
            """;
    /** 80 each: m1 in two goes, m2 in three of which one was missed twice. */
    private static final String[] FACTS = {
        fact("a", "m1", "activity-attended", "2026-02-01"),
        fact("b", "m1", "activity-attended", "2026-08-01"),
        fact("c", "m2", "activity-attended", "2026-02-01"),
        fact("d", "m2", "activity-attended", "2026-02-02"),
        fact("e", "m2", "activity-attended", "2026-02-03"),
        fact("f", "m2", "activity-missed", "2026-05-01"),
        fact("g", "m2", "activity-missed", "2026-05-02"),
        fact("h", "m3", "activity-missed", "2026-05-02")
    };

    @TempDir
    Path folder;

    @Test
    void quarters_are_said_with_base_and_grade() {
        Scored.Answer answer = json(BOOK + QUARTERS);

        assertThat(answer.wellWith(3).lines().getFirst())
                .contains("\"quarters\":[{\"quarter\":1,\"first\":\"2026-01-01\",\"last\":\"2026-03-31\","
                        + "\"total\":\"20.00\",\"grade\":\"passed\"},{\"quarter\":2,")
                .doesNotContain("rolling", "place", "lists");
        assertThat(table(BOOK + QUARTERS))
                .containsPattern("2026-03-31 +第 1 季度 +20.00 +达标")
                .containsPattern("2026-06-30 +第 2 季度 +10.00 +未评星");
    }

    @Test
    void a_quarter_that_has_not_begun_is_not_said() {
        assertThat(Scored.in(folder)
                        .book(BOOK + QUARTERS + LISTS)
                        .facts(FACTS[0])
                        .with("--as-of", "2026-04-01T00:00:00+08:00", "--json")
                        .run()
                        .out())
                .contains("\"quarter\":2,\"first\":\"2026-04-01\"")
                .doesNotContain("\"quarter\":3");
    }

    @Test
    void a_rolling_score_says_from_when_to_when() {
        Scored.Answer answer = Scored.in(folder)
                .book(BOOK + "rolling: {months: 6}\n")
                .facts(FACTS)
                .with("--cycle", "2026", "--json")
                .run();

        assertThat(answer.wellWith(3).lines().getFirst())
                .contains("\"rolling\":{\"first\":\"2026-07-01\",\"last\":\"2026-12-31\",\"total\":\"70.00\","
                        + "\"grade\":\"one-star\"}");
        assertThat(table(BOOK + "rolling: {months: 6}\n")).containsPattern("滚动积分 +70.00 +2026-07-01 至 2026-12-31  一星");
    }

    @Test
    void whom_there_is_no_place_for_is_told_why_and_the_grade_of_his_points_stays() {
        Scored.Answer answer = json(BOOK + QUOTAS);

        assertThat(answer.lines().get(0))
                .contains("\"grade\":\"two-stars\"", "\"place\":{\"grade\":\"two-stars\",\"reason\":null}");
        assertThat(answer.lines().get(1))
                .contains("\"total\":\"80.00\",\"grade\":\"two-stars\"")
                .contains("\"place\":{\"grade\":\"one-star\",\"reason\":\"“二星”名额 1 个，按总分和同分比较办法排在第 2，计入“一星”\"}");
        assertThat(table(BOOK + QUOTAS)).containsPattern("名额 +“二星”名额 1 个，按总分和同分比较办法排在第 2，计入“一星”");
    }

    @Test
    void who_is_on_a_list_is_told_so_with_the_reason_members_and_branches() {
        Scored.Answer answer = json(BOOK + QUARTERS + LISTS);

        assertThat(answer.wellWith(4).lines().get(0)).contains("\"lists\":[]");
        assertThat(answer.lines().get(2))
                .contains("\"lists\":[{\"list\":\"talk\",\"points\":\"55.00\",\"reason\":\"本积分年度 55 分，不足 70 分\"}]");
        assertThat(answer.lines().get(3))
                .startsWith("{\"organisation\":\"branch\",\"cycle\":\"2026\",\"total\":null")
                .contains(
                        "{\"list\":\"rectification\",\"quarter\":2,\"points\":\"5.00\",\"reason\":\"第 2 季度 5 分，不足 16 分\"}")
                .doesNotContain("\"quarter\":1,");
        assertThat(table(BOOK + QUARTERS + LISTS))
                .containsPattern("谈话提醒 +本积分年度 55 分，不足 70 分")
                .containsPattern("列入整改名单 +第 2 季度 5 分，不足 16 分");
    }

    @Test
    void a_quarter_that_cannot_be_summed_says_so_and_the_next_one_stands() {
        String book = """
                id: test
                title: 测试
                counts-from: 2026-01-01
                rules:
                  - {id: gift, label: 捐助, fact: donation-made, points: 100, for-each: {measure: yuan}}
                  - {id: missed, label: 缺席, fact: activity-missed, points: -1}
                """ + QUARTERS;
        // 10,000 times 100,000,000 points, and one less in the next quarter: the cycle has twelve digits again.
        Stream<String> gifts = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"id\": \"g%d\", \"member\": \"m1\", \"type\": \"donation-made\",".formatted(i)
                        + " \"occurredAt\": \"2026-03-06T19:00:00+08:00\", \"measures\": {\"yuan\": 1000000}}");
        String[] facts = Stream.concat(Stream.of(fact("less", "m1", "activity-missed", "2026-04-06")), gifts)
                .toArray(String[]::new);

        Scored.Answer json =
                Scored.in(folder).book(book).facts(facts).with("--json").run();
        assertThat(json.status()).isZero();
        assertThat(json.out())
                .contains("\"total\":\"999999999999.00\"")
                .contains("{\"quarter\":1,\"first\":\"2026-01-01\",\"last\":\"2026-03-31\","
                        + "\"total\":\"0.00\",\"grade\":null}")
                .contains("\"quarter\":2,\"first\":\"2026-04-01\",\"last\":\"2026-06-30\",\"total\":\"9.00\"");
        assertThat(Scored.in(folder).book(book).facts(facts).run().out())
                .containsPattern("第 1 季度 +0.00 +积分大得无法合计，本季度不计分")
                .containsPattern("第 2 季度 +9.00 +未评星");
    }

    @Test
    void where_nothing_of_it_is_declared_nothing_is_said() {
        assertThat(json(BOOK).wellWith(3).out()).doesNotContain("quarter", "rolling", "place", "lists");
        assertThat(table(BOOK)).doesNotContain("季度", "滚动", "名额", "名单");
    }

    private Scored.Answer json(String book) {
        return Scored.in(folder).book(book).facts(FACTS).with("--json").run();
    }

    private String table(String book) {
        return Scored.in(folder).book(book).facts(FACTS).run().out();
    }

    private static String fact(String id, String member, String type, String day) {
        return "{\"id\": \"%s\", \"member\": \"%s\", \"type\": \"%s\", \"occurredAt\": \"%sT19:00:00+08:00\"}"
                .formatted(id, member, type, day);
    }
}
