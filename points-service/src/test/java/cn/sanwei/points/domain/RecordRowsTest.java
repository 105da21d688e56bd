package cn.sanwei.points.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.RecordId;
import cn.sanwei.points.domain.RecordRows.Reading;
import cn.sanwei.points.domain.RecordTerms.Same;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.facts.RosterLine;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.scoring.rulebook.reading.Reading.Accepted;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordRowsTest {
    private static final String BOOK = """
            id: town
            title: 测试细则
            version: 1
            counts-from: 2025-01-01
            rules:
              - {id: reading, label: 阅读, fact: article-read, points: 1}
              - {id: mediation, label: 调解, fact: deed-recorded, when: {attributes: {kind: mediation}}, points: 1}
              - {id: report, label: 汇报, fact: deed-recorded, when: {attributes: {kind: report}, status: probationary}, points: 1}
              - {id: help, label: 帮扶, fact: deed-recorded, when: {attributes: {kind: help}}, points: 1, for-each: {measure: hours}}
              - {id: discipline, label: 违纪, fact: deduction-recorded, when: {attributes: {kind: discipline}}, points: -5}
              - {id: meeting, label: 会议, fact: activity-attended, when: {attributes: {kind: members-meeting}}, points: 1}
              - {id: service, label: 志愿, fact: activity-attended, when: {attributes: {kind: volunteer-service, mark: present}}, points: 1, for-each: {measure: hours}}
            """;
    private static final Instant AT = Instant.parse("2026-03-10T02:00:00Z");
    private static final MemberId MEMBER = new MemberId(UUID.randomUUID());
    private static final MemberId SECRETARY = new MemberId(UUID.randomUUID());
    private static final MemberId RECORDER = new MemberId(UUID.randomUUID());
    private static final OrganisationId COMMITTEE = new OrganisationId(UUID.randomUUID());
    private static final OrganisationId BRANCH = new OrganisationId(UUID.randomUUID());
    private static final OrganisationId OTHER = new OrganisationId(UUID.randomUUID());

    @Test
    void a_row_is_read_for_the_noon_of_its_day_or_the_time_that_it_says() {
        Reading read = read(row(MEMBER, "deed-recorded", "2026-03-06", null, Map.of("kind", "mediation")));
        assertThat(read.errors()).isEmpty();
        assertThat(read.read().getFirst().words().occurredAt()).isEqualTo(Instant.parse("2026-03-06T04:00:00Z"));
        assertThat(read.read().getFirst().review()).contains(BRANCH);
        assertThat(read(row(MEMBER, "deed-recorded", "2026-03-06", "19:30", Map.of("kind", "mediation")))
                        .read()
                        .getFirst()
                        .words()
                        .occurredAt())
                .isEqualTo(Instant.parse("2026-03-06T11:30:00Z"));
    }

    @Test
    void a_row_of_this_morning_without_a_time_is_taken_and_is_the_same_in_the_afternoon() {
        RecordRow row = row(MEMBER, "deed-recorded", "2026-03-10", null, Map.of("kind", "mediation"));
        Reading read = read(row);
        assertThat(read.errors()).isEmpty();
        Instant morning = read.read().getFirst().words().occurredAt();
        assertThat(morning).isEqualTo(Instant.parse("2026-03-09T16:00:00Z"));

        Same there = new Same(
                new RecordId(UUID.randomUUID()),
                MEMBER,
                "deed-recorded",
                Instant.parse("2026-03-10T04:00:00Z"),
                Map.of(),
                Map.of("kind", "mediation"));
        assertThat(RecordRows.of(List.of(row), terms(BRANCH, Optional.of(COMMITTEE), Set.of(there)))
                        .errors()
                        .getFirst()
                        .message())
                .contains("已有相同的记分单");
        assertThat(read(row(MEMBER, "deed-recorded", "2026-03-11", null, Map.of("kind", "mediation")))
                        .errors()
                        .getFirst()
                        .message())
                .isEqualTo("时间在将来");
    }

    @Test
    void a_leaders_own_goes_one_level_up_and_at_the_top_to_the_office() {
        RecordRow row = row(SECRETARY, "deed-recorded", "2026-03-06", null, Map.of("kind", "mediation"));
        assertThat(read(row).read().getFirst().review()).contains(COMMITTEE);
        assertThat(RecordRows.of(List.of(row), terms(BRANCH, Optional.empty(), Set.of()))
                        .read()
                        .getFirst()
                        .review())
                .isEmpty();
        assertThat(RecordRows.of(List.of(row), terms(COMMITTEE, Optional.empty(), Set.of()))
                        .read()
                        .getFirst()
                        .review())
                .as("on the committee's own sheet the committee is above him")
                .contains(COMMITTEE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-11 | | rows[0].on | 时间在将来
            1999-12-31 | | rows[0].on | 时间早于 2000 年
            2026-13-01 | | rows[0].on | 须为日期，例如 2026-03-06
            2026-03-06 | 25:00 | rows[0].time | 须为时间，例如 19:30
            2026-03-10 | 10:01 | rows[0].on | 时间在将来
            2024-12-31 | | rows[0].on | 2024-12-31 没有适用的积分细则
            2023-12-31 | | rows[0].on | 不在名册上
            2025-02-01 | | rows[0].member | 不在该党组织
            """)
    void a_day_that_cannot_be_is_refused(String on, String time, String field, String message) {
        Reading read = read(row(MEMBER, "deed-recorded", on, time, Map.of("kind", "mediation")));
        assertThat(read.errors()).hasSize(1);
        assertThat(read.errors().getFirst().field()).isEqualTo(field);
        assertThat(read.errors().getFirst().message()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nonsense | mediation | fact | 没有这种积分事实；可用的有
            wish-claimed | mediation | fact | 没有这种积分事实；可用的有
            logged-in | mediation | fact | 没有这种积分事实；可用的有
            donation-made | mediation | fact | 细则不给这种事项计分；可用的有 activity-attended、article-read
            deed-recorded | dancing | attributes.kind | 可用的有 help、mediation、report
            deed-recorded | report | fact | 细则不给这名党员那一天的这种事项计分
            deed-recorded | help | measures.hours | 不能缺少
            activity-attended | members-meeting | attributes.kind | 会议和活动请用签到表
            """)
    void a_kind_that_no_rule_scores_is_refused_with_those_that_there_are(
            String fact, String kind, String field, String message) {
        Reading read = read(row(MEMBER, fact, "2026-03-06", null, Map.of("kind", kind)));
        assertThat(read.errors()).hasSize(1);
        assertThat(read.errors().getFirst().field()).isEqualTo("rows[0]." + field);
        assertThat(read.errors().getFirst().message()).contains(message);
    }

    @Test
    void figures_and_words_are_bounded_as_in_an_import() {
        Reading read = read(new RecordRow(
                MEMBER.toString(),
                "deed-recorded",
                "2026-03-06",
                null,
                Map.of("hours", new BigDecimal("745"), "yuan", BigDecimal.ONE),
                Map.of("kind", "Mediation", "colour", "red"),
                new RecordRow.Document("x".repeat(201), null, null),
                "x".repeat(501)));
        assertThat(read.errors())
                .extracting(ImportRefusal.RowError::field)
                .containsExactlyInAnyOrder(
                        "rows[0].measures.hours",
                        "rows[0].measures",
                        "rows[0].attributes.kind",
                        "rows[0].attributes",
                        "rows[0].document.title",
                        "rows[0].note");
    }

    @Test
    void what_follows_discipline_cites_the_body_and_its_document() {
        RecordRow bare = row(MEMBER, "deduction-recorded", "2026-03-06", null, Map.of("kind", "discipline"));
        assertThat(read(bare).errors())
                .extracting(ImportRefusal.RowError::field)
                .containsExactly("rows[0].document.body", "rows[0].document.title");
        RecordRow cited = new RecordRow(
                bare.member(),
                bare.fact(),
                bare.on(),
                null,
                null,
                bare.attributes(),
                new RecordRow.Document("处分决定书", "纪〔2026〕3号", "镇纪委"),
                null);
        assertThat(read(cited).errors()).isEmpty();
    }

    @Test
    void nobody_records_for_himself_and_nobody_for_a_stranger() {
        assertThat(read(row(RECORDER, "article-read", "2026-03-06", null, Map.of()))
                        .errors()
                        .getFirst()
                        .message())
                .contains("不能给本人登记");
        assertThat(read(row(new MemberId(UUID.randomUUID()), "article-read", "2026-03-06", null, Map.of()))
                        .errors()
                        .getFirst()
                        .message())
                .contains("没有这名党员");
        assertThat(read(row(null, "article-read", "2026-03-06", null, Map.of())).errors())
                .hasSize(1);
    }

    @Test
    void the_same_twice_on_a_sheet_or_beside_what_is_there_is_refused_and_another_time_makes_it_another() {
        RecordRow row = row(MEMBER, "deed-recorded", "2026-03-06", null, Map.of("kind", "mediation"));
        RecordRow later = row(MEMBER, "deed-recorded", "2026-03-06", "20:00", Map.of("kind", "mediation"));
        assertThat(read(row, later).errors()).isEmpty();
        assertThat(read(later, row, row).errors())
                .extracting(ImportRefusal.RowError::message)
                .containsExactly("与第 2 行重复");

        RecordId record = new RecordId(UUID.randomUUID());
        Same there = new Same(
                record,
                MEMBER,
                "deed-recorded",
                Instant.parse("2026-03-06T04:00:00Z"),
                Map.of(),
                Map.of("kind", "mediation"));
        RecordTerms terms = terms(BRANCH, Optional.of(COMMITTEE), Set.of(there));
        assertThat(RecordRows.of(List.of(row), terms).errors().getFirst().message())
                .contains("已有相同的记分单");
        assertThat(RecordRows.instead(row, record, MEMBER, terms).errors()).isEmpty();
        assertThat(RecordRows.instead(
                                row(SECRETARY, "deed-recorded", "2026-03-07", null, Map.of("kind", "mediation")),
                                record,
                                MEMBER,
                                terms)
                        .errors()
                        .getFirst()
                        .message())
                .contains("不能改到另一名党员");
    }

    @Test
    void help_without_an_activity_is_recorded_as_present() {
        RecordRow row = new RecordRow(
                MEMBER.toString(),
                "activity-attended",
                "2026-03-06",
                null,
                Map.of("hours", new BigDecimal("2.50")),
                Map.of("kind", "volunteer-service"),
                null,
                null);
        RecordWords words = read(row).read().getFirst().words();
        assertThat(words.attributes()).containsEntry("mark", "present");
        assertThat(words.measures()).containsEntry("hours", new BigDecimal("2.5"));
    }

    @Test
    void the_kinds_are_those_that_the_book_scores_without_meetings() {
        assertThat(RecordKinds.of(book()).list())
                .extracting(RecordKinds.Kind::rule)
                .containsExactly("reading", "mediation", "report", "help", "discipline", "service");
        assertThat(RecordKinds.of(book()).list())
                .filteredOn(RecordKinds.Kind::decidedElsewhere)
                .extracting(RecordKinds.Kind::rule)
                .containsExactly("discipline");
    }

    private static Reading read(RecordRow... rows) {
        return RecordRows.of(List.of(rows), terms(BRANCH, Optional.of(COMMITTEE), Set.of()));
    }

    private static RecordRow row(MemberId member, String fact, String on, String time, Map<String, String> attributes) {
        return new RecordRow(
                member == null ? null : member.toString(), fact, on, time, Map.of(), attributes, null, null);
    }

    private static cn.sanwei.scoring.rulebook.RuleBook book() {
        return ((Accepted) RuleBookParser.parse(BOOK)).ruleBook();
    }

    private static RecordTerms terms(OrganisationId organisation, Optional<OrganisationId> above, Set<Same> same) {
        RosterLine elsewhere = line(OTHER, Set.of(), "2024-01-01");
        Roster member = Roster.of(List.of(
                new RosterLine(
                        BRANCH.toString(),
                        MemberStatus.FULL,
                        Set.of(),
                        Set.of(),
                        LocalDate.parse("2024-06-01"),
                        LocalDate.parse("2025-01-31")),
                elsewhere,
                line(OTHER, Set.of(), "2025-02-01"),
                line(BRANCH, Set.of(), "2025-03-01")));
        return new RecordTerms(
                Optional.of(RuleBooks.of(book())),
                Map.of(
                        MEMBER, member,
                        SECRETARY, Roster.of(List.of(line(BRANCH, Set.of("secretary"), "2025-01-01"))),
                        RECORDER, Roster.of(List.of(line(BRANCH, Set.of(), "2025-01-01")))),
                organisation,
                organisation.equals(COMMITTEE) ? Set.of(COMMITTEE, BRANCH, OTHER) : Set.of(BRANCH),
                above,
                Optional.of(RECORDER),
                same,
                AT);
    }

    private static RosterLine line(OrganisationId organisation, Set<String> posts, String from) {
        return new RosterLine(organisation.toString(), MemberStatus.FULL, Set.of(), posts, LocalDate.parse(from), null);
    }
}
