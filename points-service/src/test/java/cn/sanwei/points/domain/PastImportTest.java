package cn.sanwei.points.domain;

import static cn.sanwei.points.domain.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.ImportId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.Micro;
import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.PointsEvent.ImportedRowTakenBack;
import cn.sanwei.contracts.PointsEvent.OfImport;
import cn.sanwei.contracts.PointsEvent.OpeningBalanceImported;
import cn.sanwei.contracts.PointsEvent.PastFactImported;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.ImportRefusal.AlreadyImported;
import cn.sanwei.points.domain.ImportRefusal.AlreadyTakenBack;
import cn.sanwei.points.domain.ImportRefusal.NothingToImport;
import cn.sanwei.points.domain.ImportRefusal.RowError;
import cn.sanwei.points.domain.ImportRefusal.RowsWrong;
import cn.sanwei.points.domain.PastImport.BalanceRow;
import cn.sanwei.points.domain.PastImport.FactRow;
import cn.sanwei.points.domain.PastImport.ImportRows;
import cn.sanwei.points.domain.PastImport.TakeBack;
import cn.sanwei.scoring.facts.FactTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastImportTest {
    private static final Instant AT = Instant.parse("2026-06-01T02:00:00Z");
    private static final ImportId IMPORT = new ImportId(new UUID(3, 1));
    private static final MemberId MEMBER = new MemberId(new UUID(1, 1));
    private static final String WHO = MEMBER.toString();
    private static final String WHEN = "2026-03-06T19:00:00.1239+08:00";

    @Test
    void rows_become_events_in_their_order_with_times_in_milliseconds() {
        given(new PastImport())
                .when(rows(List.of(attended(WHEN, "1.5")), List.of(new BalanceRow(WHO, "2026", "platform", "12.5"))))
                .then(
                        new PastFactImported(
                                IMPORT,
                                1,
                                MEMBER,
                                "activity-attended",
                                Map.of("hours", new BigDecimal("1.5")),
                                Map.of("kind", "theme-day"),
                                Instant.parse("2026-03-06T11:00:00.123Z")),
                        new OpeningBalanceImported(
                                IMPORT, 2, MEMBER, Cycle.of(2026), Micro.PLATFORM, Points.of("12.50"), AT));
    }

    @Test
    void an_import_is_made_once() {
        OfImport[] made = {
            new PastFactImported(IMPORT, 1, MEMBER, "article-read", Map.of(), Map.of(), AT),
            new OpeningBalanceImported(IMPORT, 2, MEMBER, Cycle.of(2026), Micro.WISH, Points.ZERO, AT)
        };
        for (OfImport first : made) {
            given(new PastImport(), first)
                    .when(rows(List.of(attended(WHEN, "1")), List.of()))
                    .thenRefused(new AlreadyImported(IMPORT));
        }
    }

    @Test
    void an_import_that_was_a_mistake_is_taken_back_row_by_row_and_once() {
        UUID first = new UUID(4, 1);
        UUID second = new UUID(4, 2);
        PastImport decider = new PastImport();
        PastImport.State imported = decider.evolve(
                decider.evolve(
                        decider.initial(),
                        first,
                        new PastFactImported(IMPORT, 1, MEMBER, "article-read", Map.of(), Map.of(), AT)),
                second,
                new OpeningBalanceImported(IMPORT, 2, MEMBER, Cycle.of(2026), Micro.WISH, Points.ZERO, AT));

        OfImport[] back = {
            new ImportedRowTakenBack(IMPORT, 1, MEMBER, first, AT),
            new ImportedRowTakenBack(IMPORT, 2, MEMBER, second, AT)
        };
        assertThat(decider.decide(imported, new TakeBack(IMPORT, AT)))
                .isEqualTo(new Decision.Accepted<>(List.of(back)));
        given(decider, back).when(new TakeBack(IMPORT, AT)).thenRefused(new AlreadyTakenBack(IMPORT));
        given(decider, back)
                .when(rows(List.of(attended(WHEN, "1")), List.of()))
                .thenRefused(new AlreadyImported(IMPORT));
        given(decider).when(new TakeBack(IMPORT, AT)).thenRefused(new NothingToImport());
    }

    @Test
    void an_empty_import_is_none() {
        given(new PastImport()).when(rows(List.of(), List.of())).thenRefused(new NothingToImport());
    }

    @Test
    void every_figure_of_every_type_has_a_bound() {
        FactTypes.importable()
                .values()
                .forEach(type -> type.measures()
                        .forEach(measure -> assertThat(errors(List.of(new FactRow(
                                        WHO,
                                        type.name(),
                                        WHEN,
                                        Map.of(measure, new BigDecimal("1000000001")),
                                        Map.of()))))
                                .as(type.name() + " " + measure)
                                .extracting(RowError::field)
                                .containsExactly("facts[0].measures." + measure)));
    }

    @Test
    void one_wrong_row_keeps_all_rows_out_and_every_error_is_said() {
        assertThat(errors(List.of(
                        attended(WHEN, "1"),
                        new FactRow("x", "flown", "gestern", Map.of(), Map.of()),
                        new FactRow(new MemberId(new UUID(9, 9)).toString(), "article-read", WHEN, null, null))))
                .extracting(RowError::row, RowError::field)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "facts[1].member"),
                        org.assertj.core.groups.Tuple.tuple(2, "facts[1].occurredAt"),
                        org.assertj.core.groups.Tuple.tuple(2, "facts[1].fact"),
                        org.assertj.core.groups.Tuple.tuple(3, "facts[2].member"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T02:00:00.001Z, 时间在将来",
        "1999-12-31T15:59:59Z, 时间早于 2000 年",
        "2026-03-06T19:00:00, 须为带时区的时间，例如 2026-03-06T19:00:00+08:00",
        "2026-02-30T19:00:00Z, 须为带时区的时间，例如 2026-03-06T19:00:00+08:00",
        ", 不能为空",
    })
    void a_time_that_no_past_fact_has_is_refused(String when, String message) {
        assertThat(errors(List.of(attended(when, "1"))))
                .containsExactly(new RowError(1, "facts[0].occurredAt", message));
    }

    @ParameterizedTest
    @CsvSource({"-0.5, 不能是负数", "744.5, 不能大于 744", "1.00001, 最多 4 位小数", "1e30, 不能大于 744"})
    void a_measure_that_is_absurd_is_refused(String hours, String message) {
        assertThat(errors(List.of(attended(WHEN, hours))))
                .containsExactly(new RowError(1, "facts[0].measures.hours", message));
    }

    @Test
    void what_a_fact_cannot_say_is_refused() {
        assertThat(errors(List.of(new FactRow(
                        WHO,
                        "article-read",
                        WHEN,
                        Map.of("hours", BigDecimal.ONE),
                        Map.of("category", "我的 心得", "place", "here")))))
                .extracting(RowError::field)
                .containsExactlyInAnyOrder("facts[0].measures", "facts[0].attributes", "facts[0].attributes.category");
    }

    @Test
    void a_measure_without_a_figure_is_refused() {
        Map<String, BigDecimal> measures = new HashMap<>();
        measures.put("hours", null);

        assertThat(errors(List.of(new FactRow(WHO, "activity-attended", WHEN, measures, Map.of()))))
                .containsExactly(new RowError(1, "facts[0].measures.hours", "不能为空"));
    }

    @Test
    void facts_that_only_other_commands_make_are_not_imported() {
        for (String fact : List.of("opening-balance", "branch-score", "cancellation")) {
            assertThat(errors(List.of(new FactRow(WHO, fact, WHEN, Map.of(), Map.of()))))
                    .extracting(RowError::field)
                    .containsExactly("facts[0].fact");
        }
    }

    @Test
    void the_same_fact_twice_in_a_call_is_refused() {
        assertThat(errors(List.of(attended(WHEN, "1"), attended(WHEN, "1"), attended(WHEN, "2"))))
                .containsExactly(new RowError(2, "facts[1]", "与第 1 行重复"));
    }

    @ParameterizedTest
    @CsvSource({
        "1999, platform, 1, cycle",
        "2027, platform, 1, cycle",
        "2026, reading, 1, micro",
        "2026, platform, 1.001, points",
        "2026, platform, ten, points",
        "2026, platform, 10000.01, points",
        "2026, platform, -10000.01, points",
        "2026, platform, , points",
    })
    void a_balance_that_cannot_be_is_refused(String cycle, String micro, String points, String field) {
        assertThat(balanceErrors(List.of(new BalanceRow(WHO, cycle, micro, points))))
                .extracting(RowError::field)
                .containsExactly("openingBalances[0]." + field);
    }

    @Test
    void a_balance_may_be_a_deduction() {
        assertThat(given(new PastImport())
                        .when(rows(List.of(), List.of(new BalanceRow(WHO, "2025", "points", "-10000.00"))))
                        .accepted())
                .hasSize(1);
    }

    @Test
    void two_balances_of_one_member_cycle_and_micro_are_refused() {
        BalanceRow balance = new BalanceRow(WHO, "2026", "wish", "1");

        assertThat(balanceErrors(List.of(balance, new BalanceRow(WHO, "2026", "points", "1"), balance)))
                .containsExactly(new RowError(3, "openingBalances[2]", "与第 1 行重复"));
    }

    private static FactRow attended(String when, String hours) {
        return new FactRow(
                WHO, "activity-attended", when, Map.of("hours", new BigDecimal(hours)), Map.of("kind", "theme-day"));
    }

    private static ImportRows rows(List<FactRow> facts, List<BalanceRow> balances) {
        return new ImportRows(IMPORT, facts, balances, Set.of(MEMBER), AT);
    }

    private static List<RowError> errors(List<FactRow> facts) {
        return ((RowsWrong) given(new PastImport()).when(rows(facts, List.of())).refused()).errors();
    }

    private static List<RowError> balanceErrors(List<BalanceRow> balances) {
        return ((RowsWrong)
                        given(new PastImport()).when(rows(List.of(), balances)).refused())
                .errors();
    }
}
