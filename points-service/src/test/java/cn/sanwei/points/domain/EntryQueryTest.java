package cn.sanwei.points.domain;

import static cn.sanwei.points.domain.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.AppealDecided;
import cn.sanwei.contracts.PointsEvent.AppealFiled;
import cn.sanwei.contracts.PointsEvent.OfQuery;
import cn.sanwei.contracts.PointsEvent.QueryAnswered;
import cn.sanwei.contracts.PointsEvent.QueryFiled;
import cn.sanwei.contracts.PointsEvent.QueryWithdrawn;
import cn.sanwei.contracts.QueryId;
import cn.sanwei.contracts.RecordId;
import cn.sanwei.points.domain.EntryQuery.Command.AnswerQuery;
import cn.sanwei.points.domain.EntryQuery.Command.DecideAppeal;
import cn.sanwei.points.domain.EntryQuery.Command.FileAppeal;
import cn.sanwei.points.domain.EntryQuery.Command.FileQuery;
import cn.sanwei.points.domain.EntryQuery.Command.WithdrawQuery;
import cn.sanwei.points.domain.EntryQuery.Correction;
import cn.sanwei.points.domain.EntryQuery.Outcome;
import cn.sanwei.points.domain.QueryRefusal.AlreadyAsked;
import cn.sanwei.points.domain.QueryRefusal.AnsweredByTheMember;
import cn.sanwei.points.domain.QueryRefusal.AppealTooLate;
import cn.sanwei.points.domain.QueryRefusal.CorrectionMissing;
import cn.sanwei.points.domain.QueryRefusal.CorrectionOfNothing;
import cn.sanwei.points.domain.QueryRefusal.DecidedByAnswerer;
import cn.sanwei.points.domain.QueryRefusal.WrongQueryStage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryQueryTest {
    private static final Instant AT = Instant.parse("2026-03-10T02:00:00Z");
    private static final LocalDate UNTIL = LocalDate.parse("2026-03-17");
    private static final LocalDate DUE = LocalDate.parse("2026-03-24");
    private static final Cycle CYCLE = Cycle.of(2026);
    private static final MemberId MEMBER = new MemberId(UUID.randomUUID());
    private static final OrganisationId BRANCH = new OrganisationId(UUID.randomUUID());
    private static final QueryId QUERY = new QueryId(UUID.randomUUID());
    private static final UUID ENTRY = UUID.randomUUID();
    private static final RecordId RECORD = new RecordId(UUID.randomUUID());
    private static final Correction DONE = new Correction(true, Optional.of(RECORD));
    private static final QueryFiled FILED = new QueryFiled(QUERY, MEMBER, BRANCH, CYCLE, ENTRY, "reading", UNTIL, AT);
    private static final QueryWithdrawn WITHDRAWN = new QueryWithdrawn(QUERY, MEMBER, AT);
    private static final QueryAnswered ANSWERED = new QueryAnswered(QUERY, MEMBER, "explained", null, UNTIL, AT);
    private static final AppealFiled APPEALED = new AppealFiled(QUERY, MEMBER, DUE, AT);
    private static final AppealDecided DECIDED = new AppealDecided(QUERY, MEMBER, "corrected", RECORD, AT);

    @Test
    void the_member_asks_the_branch_answers_he_appeals_and_the_office_decides() {
        on().when(file(Optional.of(BRANCH), false)).then(FILED);
        on(FILED).when(answer(Outcome.EXPLAINED, Correction.NONE, false)).then(ANSWERED);
        on(FILED, ANSWERED).when(appeal(UNTIL)).then(APPEALED);
        on(FILED, ANSWERED, APPEALED)
                .when(decide(Outcome.CORRECTED, DONE, false, false))
                .then(DECIDED);
    }

    @Test
    void who_leads_the_branch_at_the_top_asks_the_office() {
        on().when(file(Optional.empty(), false))
                .then(new QueryFiled(QUERY, MEMBER, null, CYCLE, ENTRY, "reading", UNTIL, AT));
    }

    @Test
    void an_entry_is_asked_about_once() {
        on().when(file(Optional.of(BRANCH), true)).thenRefused(new AlreadyAsked());
        on(FILED).when(file(Optional.of(BRANCH), false)).thenRefused(new AlreadyAsked());
    }

    @Test
    void it_is_taken_back_before_it_is_answered() {
        on(FILED).when(new WithdrawQuery(QUERY, AT)).then(WITHDRAWN);
        on(FILED, ANSWERED).when(new WithdrawQuery(QUERY, AT)).thenRefused(new WrongQueryStage(QueryStage.ANSWERED));
        on(FILED, WITHDRAWN)
                .when(answer(Outcome.EXPLAINED, Correction.NONE, false))
                .thenRefused(new WrongQueryStage(QueryStage.WITHDRAWN));
        on().when(new WithdrawQuery(QUERY, AT)).thenRefused(new WrongQueryStage(QueryStage.NONE));
    }

    @Test
    void nobody_answers_himself_and_an_appeal_is_decided_by_others() {
        on(FILED).when(answer(Outcome.EXPLAINED, Correction.NONE, true)).thenRefused(new AnsweredByTheMember());
        on(FILED, ANSWERED, APPEALED)
                .when(decide(Outcome.EXPLAINED, Correction.NONE, true, false))
                .thenRefused(new AnsweredByTheMember());
        on(FILED, ANSWERED, APPEALED)
                .when(decide(Outcome.EXPLAINED, Correction.NONE, false, true))
                .thenRefused(new DecidedByAnswerer());
    }

    @Test
    void who_says_that_it_is_corrected_names_what_corrects_it() {
        on(FILED).when(answer(Outcome.CORRECTED, Correction.NONE, false)).thenRefused(new CorrectionMissing());
        on(FILED)
                .when(answer(Outcome.CORRECTED, new Correction(false, Optional.of(RECORD)), false))
                .thenRefused(new CorrectionMissing());
        on(FILED).when(answer(Outcome.EXPLAINED, DONE, false)).thenRefused(new CorrectionOfNothing());
        on(FILED)
                .when(answer(Outcome.CORRECTED, DONE, false))
                .then(new QueryAnswered(QUERY, MEMBER, "corrected", RECORD, UNTIL, AT));
        on(FILED)
                .when(answer(Outcome.CORRECTED, Correction.ELSEWHERE, false))
                .then(new QueryAnswered(QUERY, MEMBER, "corrected", null, UNTIL, AT));
        on(FILED, ANSWERED, APPEALED)
                .when(decide(Outcome.CORRECTED, Correction.NONE, false, false))
                .thenRefused(new CorrectionMissing());
    }

    @Test
    void an_appeal_comes_once_and_in_time() {
        on(FILED).when(appeal(UNTIL)).thenRefused(new WrongQueryStage(QueryStage.FILED));
        on(FILED, ANSWERED).when(appeal(UNTIL.plusDays(1))).thenRefused(new AppealTooLate(UNTIL));
        on(FILED, ANSWERED, APPEALED).when(appeal(UNTIL)).thenRefused(new WrongQueryStage(QueryStage.APPEALED));
        on(FILED, ANSWERED, APPEALED, DECIDED).when(appeal(UNTIL)).thenRefused(new WrongQueryStage(QueryStage.DECIDED));
        on(FILED, ANSWERED)
                .when(decide(Outcome.EXPLAINED, Correction.NONE, false, false))
                .thenRefused(new WrongQueryStage(QueryStage.ANSWERED));
    }

    @Test
    void holidays_are_left_out_of_working_days_and_worked_weekends_are_counted() {
        LocalDate wednesday = LocalDate.parse("2026-09-30");
        Set<LocalDate> holidays = Set.of(
                LocalDate.parse("2026-10-01"),
                LocalDate.parse("2026-10-02"),
                LocalDate.parse("2026-10-05"),
                LocalDate.parse("2026-10-06"),
                LocalDate.parse("2026-10-07"));
        WorkingDays days = new WorkingDays(holidays, Set.of(LocalDate.parse("2026-10-10")));
        assertThat(days.after(wednesday, 3)).isEqualTo(LocalDate.parse("2026-10-10"));
        assertThat(days.within(wednesday, LocalDate.parse("2026-10-10"))).isEqualTo(4);
        assertThat(WorkingDays.MONDAY_TO_FRIDAY.after(wednesday, 3)).isEqualTo(LocalDate.parse("2026-10-05"));
    }

    private static Scenario<EntryQuery.State, EntryQuery.Command, OfQuery> on(OfQuery... past) {
        return given(new EntryQuery(), past);
    }

    private static FileQuery file(Optional<OrganisationId> organisation, boolean alreadyAsked) {
        return new FileQuery(QUERY, MEMBER, organisation, CYCLE, ENTRY, "reading", alreadyAsked, UNTIL, AT);
    }

    private static AnswerQuery answer(Outcome outcome, Correction correction, boolean byTheMember) {
        return new AnswerQuery(QUERY, outcome, correction, byTheMember, UNTIL, AT);
    }

    private static FileAppeal appeal(LocalDate today) {
        return new FileAppeal(QUERY, today, DUE, AT);
    }

    private static DecideAppeal decide(
            Outcome outcome, Correction correction, boolean byTheMember, boolean byAnswerer) {
        return new DecideAppeal(QUERY, outcome, correction, byTheMember, byAnswerer, AT);
    }
}
