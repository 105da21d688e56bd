package cn.sanwei.points.domain;

import static cn.sanwei.points.domain.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.points.domain.BoxEntry.Command.Acknowledge;
import cn.sanwei.points.domain.BoxEntry.Command.Answer;
import cn.sanwei.points.domain.BoxEntry.Command.Extend;
import cn.sanwei.points.domain.BoxEntry.Command.File;
import cn.sanwei.points.domain.BoxEntry.Command.HandOver;
import cn.sanwei.points.domain.BoxEntry.Command.Publish;
import cn.sanwei.points.domain.BoxEntry.Command.Reopen;
import cn.sanwei.points.domain.BoxEntry.Command.Return;
import cn.sanwei.points.domain.BoxEntry.Command.TakeBack;
import cn.sanwei.points.domain.BoxEntry.Command.Withdraw;
import cn.sanwei.points.domain.BoxRefusal.AnsweredByTheAuthor;
import cn.sanwei.points.domain.BoxRefusal.AuthorNamed;
import cn.sanwei.points.domain.BoxRefusal.ExtendedAlready;
import cn.sanwei.points.domain.BoxRefusal.ExtendedTooLate;
import cn.sanwei.points.domain.BoxRefusal.HandedOverAlready;
import cn.sanwei.points.domain.BoxRefusal.HandedToWhomItConcerns;
import cn.sanwei.points.domain.BoxRefusal.LeaderOfNothing;
import cn.sanwei.points.domain.BoxRefusal.NotContentTooLate;
import cn.sanwei.points.domain.BoxRefusal.NothingPublished;
import cn.sanwei.points.domain.BoxRefusal.TooManyEntries;
import cn.sanwei.points.domain.BoxRefusal.WordingMissing;
import cn.sanwei.points.domain.BoxRefusal.WrongBoxStage;
import cn.sanwei.points.domain.BoxStep.Acknowledged;
import cn.sanwei.points.domain.BoxStep.Answered;
import cn.sanwei.points.domain.BoxStep.Extended;
import cn.sanwei.points.domain.BoxStep.Filed;
import cn.sanwei.points.domain.BoxStep.HandedOver;
import cn.sanwei.points.domain.BoxStep.NotContent;
import cn.sanwei.points.domain.BoxStep.PublicationCorrected;
import cn.sanwei.points.domain.BoxStep.PublicationTakenBack;
import cn.sanwei.points.domain.BoxStep.Published;
import cn.sanwei.points.domain.BoxStep.Returned;
import cn.sanwei.points.domain.BoxStep.Withdrawn;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BoxEntryTest {
    private static final LocalDate SOON = LocalDate.parse("2026-03-12");
    private static final LocalDate DUE = LocalDate.parse("2026-03-24");
    private static final LocalDate LATER = LocalDate.parse("2026-04-07");
    private static final OrganisationId BRANCH = new OrganisationId(UUID.randomUUID());
    private static final OrganisationId OTHER = new OrganisationId(UUID.randomUUID());
    private static final Filed FILED = new Filed(null, false, false, SOON, DUE);
    private static final Filed ABOUT_A_LEADER = new Filed(BRANCH, true, false, SOON, DUE);
    private static final Filed SHIELDED = new Filed(BRANCH, false, true, SOON, DUE);
    private static final Acknowledged ACKNOWLEDGED = new Acknowledged();
    private static final HandedOver HANDED_OVER = new HandedOver(BRANCH);
    private static final Answered ANSWERED = new Answered(LATER);
    private static final NotContent NOT_CONTENT = new NotContent(LATER);
    private static final Answered ANSWERED_AGAIN = new Answered(null);
    private static final Withdrawn WITHDRAWN = new Withdrawn();
    private static final Published PUBLISHED = new Published();

    @Test
    void the_office_takes_it_up_and_answers_and_the_author_may_ask_once_more() {
        on().when(file(Optional.empty(), false, 0)).then(FILED);
        on(FILED).when(new Acknowledge()).then(ACKNOWLEDGED);
        on(FILED, ACKNOWLEDGED).when(answer(true)).then(ANSWERED);
        on(FILED, ACKNOWLEDGED, ANSWERED).when(new Reopen(LATER, LATER)).then(NOT_CONTENT);
        on(FILED, ACKNOWLEDGED, ANSWERED, NOT_CONTENT).when(answer(true)).then(ANSWERED_AGAIN);
        on(FILED, ACKNOWLEDGED, ANSWERED, NOT_CONTENT, ANSWERED_AGAIN)
                .when(new Reopen(LATER, LATER))
                .thenRefused(new WrongBoxStage(BoxStage.SETTLED));
    }

    @Test
    void what_is_handed_over_is_the_branchs_to_answer_and_may_go_back_and_to_another() {
        on(FILED).when(handOver(BRANCH)).then(HANDED_OVER);
        on(FILED, HANDED_OVER).when(answer(false)).then(ANSWERED);
        on(FILED, HANDED_OVER).when(handOver(OTHER)).then(new HandedOver(OTHER));
        on(FILED, HANDED_OVER).when(handOver(BRANCH)).thenRefused(new HandedOverAlready());
        on(FILED, HANDED_OVER).when(new Return()).then(new Returned());
        on(FILED, HANDED_OVER, new Returned()).when(handOver(BRANCH)).then(HANDED_OVER);
        on(FILED).when(new Return()).thenRefused(new WrongBoxStage(BoxStage.FILED));
        assertThat(on(FILED, HANDED_OVER, new Returned()).state().organisation())
                .isNull();
    }

    @Test
    void after_the_author_was_not_content_it_is_the_offices() {
        Scenario<BoxEntry.State, BoxEntry.Command, BoxStep> reopened = on(FILED, HANDED_OVER, ANSWERED, NOT_CONTENT);
        reopened.when(answer(false)).thenRefused(new WrongBoxStage(BoxStage.REOPENED));
        reopened.when(extend(false, SOON)).thenRefused(new WrongBoxStage(BoxStage.REOPENED));
        reopened.when(handOver(OTHER)).thenRefused(new WrongBoxStage(BoxStage.REOPENED));
        reopened.when(answer(true)).then(ANSWERED_AGAIN);
        assertThat(reopened.state().due()).isEqualTo(LATER);
    }

    @Test
    void a_branch_does_nothing_with_what_the_office_has() {
        on(FILED).when(answer(false)).thenRefused(new WrongBoxStage(BoxStage.FILED));
        on(FILED, ACKNOWLEDGED).when(extend(false, SOON)).thenRefused(new WrongBoxStage(BoxStage.ACKNOWLEDGED));
    }

    @Test
    void a_complaint_about_a_leader_is_not_handed_to_him() {
        on(ABOUT_A_LEADER).when(new HandOver(BRANCH, true, true)).thenRefused(new HandedToWhomItConcerns());
        on(ABOUT_A_LEADER).when(new HandOver(OTHER, false, true)).then(new HandedOver(OTHER));
        on(new Filed(BRANCH, false, false, SOON, DUE))
                .when(new HandOver(BRANCH, true, false))
                .then(HANDED_OVER);
        on().when(file(Optional.empty(), true, 0)).thenRefused(new LeaderOfNothing());
    }

    @Test
    void who_is_not_to_be_known_to_the_branch_is_handed_over_in_other_words() {
        on(SHIELDED).when(handOver(BRANCH)).thenRefused(new WordingMissing());
        on(SHIELDED).when(new HandOver(BRANCH, false, true)).then(HANDED_OVER);
    }

    @Test
    void the_day_is_moved_once_and_not_when_it_has_passed() {
        on(FILED).when(extend(true, DUE)).then(new Extended(LATER));
        on(FILED, HANDED_OVER).when(extend(false, DUE)).then(new Extended(LATER));
        on(FILED).when(extend(true, DUE.plusDays(1))).thenRefused(new ExtendedTooLate(DUE));
        on(FILED, new Extended(LATER)).when(extend(true, DUE)).thenRefused(new ExtendedAlready());
        on(FILED, new Extended(LATER), ANSWERED, NOT_CONTENT)
                .when(extend(true, DUE))
                .thenRefused(new ExtendedAlready());
        on(FILED, ANSWERED).when(extend(true, DUE)).thenRefused(new WrongBoxStage(BoxStage.ANSWERED));
        assertThat(on(FILED, new Extended(LATER)).state().due()).isEqualTo(LATER);
    }

    @Test
    void nobody_answers_himself_nor_twice() {
        on(FILED).when(new Answer(true, true, LATER)).thenRefused(new AnsweredByTheAuthor());
        on(FILED, HANDED_OVER).when(new Answer(false, true, LATER)).thenRefused(new AnsweredByTheAuthor());
        on(FILED, ANSWERED).when(answer(true)).thenRefused(new WrongBoxStage(BoxStage.ANSWERED));
        on(FILED, WITHDRAWN).when(answer(true)).thenRefused(new WrongBoxStage(BoxStage.WITHDRAWN));
        on(FILED, ACKNOWLEDGED).when(new Acknowledge()).thenRefused(new WrongBoxStage(BoxStage.ACKNOWLEDGED));
        on().when(answer(true)).thenRefused(new WrongBoxStage(BoxStage.NONE));
    }

    @Test
    void the_author_takes_it_back_while_it_is_open_and_asks_again_in_his_days() {
        on(FILED).when(new Withdraw()).then(WITHDRAWN);
        on(FILED, ANSWERED, NOT_CONTENT).when(new Withdraw()).then(WITHDRAWN);
        on(FILED, ANSWERED).when(new Withdraw()).thenRefused(new WrongBoxStage(BoxStage.ANSWERED));
        on(FILED, ANSWERED).when(new Reopen(LATER.plusDays(1), LATER)).thenRefused(new NotContentTooLate(LATER));
        on(FILED).when(new Reopen(SOON, LATER)).thenRefused(new WrongBoxStage(BoxStage.FILED));
    }

    @Test
    void so_many_of_one_person_are_open_and_no_more() {
        on().when(file(Optional.empty(), false, BoxEntry.MOST_OPEN - 1)).then(FILED);
        on().when(file(Optional.empty(), false, BoxEntry.MOST_OPEN))
                .thenRefused(new TooManyEntries(BoxEntry.MOST_OPEN));
        on(FILED).when(file(Optional.empty(), false, 0)).thenRefused(new WrongBoxStage(BoxStage.FILED));
    }

    @Test
    void what_was_answered_is_published_corrected_and_taken_back() {
        on(FILED, ANSWERED).when(new Publish(false)).then(PUBLISHED);
        on(FILED, ANSWERED, PUBLISHED).when(new Publish(false)).then(new PublicationCorrected());
        on(FILED, ANSWERED, PUBLISHED, new PublicationCorrected())
                .when(new TakeBack())
                .then(new PublicationTakenBack());
        on(FILED, ANSWERED, PUBLISHED, new PublicationTakenBack())
                .when(new Publish(false))
                .then(PUBLISHED);
        on(FILED, ANSWERED).when(new Publish(true)).thenRefused(new AuthorNamed());
        on(FILED, ANSWERED, PUBLISHED).when(new Publish(true)).thenRefused(new AuthorNamed());
        on(FILED, ANSWERED).when(new TakeBack()).thenRefused(new NothingPublished());
        on(FILED).when(new Publish(false)).thenRefused(new WrongBoxStage(BoxStage.FILED));
        on(FILED, ANSWERED, PUBLISHED, NOT_CONTENT).when(new Publish(false)).then(new PublicationCorrected());
    }

    @ParameterizedTest
    @EnumSource(BoxStage.class)
    void a_stage_is_found_by_its_code(BoxStage stage) {
        assertThat(BoxStage.of(stage.code())).isEqualTo(stage);
    }

    private static Scenario<BoxEntry.State, BoxEntry.Command, BoxStep> on(BoxStep... past) {
        return given(new BoxEntry(), past);
    }

    private static BoxEntry.Command file(Optional<OrganisationId> about, boolean concernsLeader, int entries) {
        return new File(about, concernsLeader, false, entries, SOON, DUE);
    }

    private static BoxEntry.Command handOver(OrganisationId to) {
        return new HandOver(to, false, false);
    }

    private static BoxEntry.Command extend(boolean byTheOffice, LocalDate today) {
        return new Extend(byTheOffice, today, LATER);
    }

    private static BoxEntry.Command answer(boolean byTheOffice) {
        return new Answer(byTheOffice, false, LATER);
    }
}
