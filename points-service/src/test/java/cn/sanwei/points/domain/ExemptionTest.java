package cn.sanwei.points.domain;

import static cn.sanwei.points.domain.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.ExemptionId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.ExemptionApproved;
import cn.sanwei.contracts.PointsEvent.ExemptionEndorsed;
import cn.sanwei.contracts.PointsEvent.ExemptionRefused;
import cn.sanwei.contracts.PointsEvent.ExemptionRequested;
import cn.sanwei.contracts.PointsEvent.ExemptionRevoked;
import cn.sanwei.contracts.PointsEvent.ExemptionWithdrawn;
import cn.sanwei.contracts.PointsEvent.OfExemption;
import cn.sanwei.points.domain.Exemption.Command;
import cn.sanwei.points.domain.Exemption.Command.ApproveExemption;
import cn.sanwei.points.domain.Exemption.Command.EndorseExemption;
import cn.sanwei.points.domain.Exemption.Command.RefuseExemption;
import cn.sanwei.points.domain.Exemption.Command.RequestExemption;
import cn.sanwei.points.domain.Exemption.Command.RevokeExemption;
import cn.sanwei.points.domain.Exemption.Command.WithdrawExemption;
import cn.sanwei.points.domain.Exemption.Terms;
import cn.sanwei.points.domain.ExemptionRefusal.AlreadyUnderWay;
import cn.sanwei.points.domain.ExemptionRefusal.ApplicantNotOnRoster;
import cn.sanwei.points.domain.ExemptionRefusal.ApprovedByEndorser;
import cn.sanwei.points.domain.ExemptionRefusal.CycleNotBegun;
import cn.sanwei.points.domain.ExemptionRefusal.DecidedByApplicant;
import cn.sanwei.points.domain.ExemptionRefusal.NotByApproval;
import cn.sanwei.points.domain.ExemptionRefusal.WrongExemptionStage;
import cn.sanwei.points.domain.GradingRefusal.CycleAlreadyClosed;
import cn.sanwei.points.domain.GradingRefusal.NoRuleBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExemptionTest {
    private static final Instant AT = Instant.parse("2026-11-02T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-02");
    private static final Cycle CYCLE = Cycle.of(2026);
    private static final MemberId MEMBER = new MemberId(UUID.randomUUID());
    private static final OrganisationId BRANCH = new OrganisationId(UUID.randomUUID());
    private static final ExemptionId THIS = new ExemptionId(UUID.randomUUID());
    private static final ExemptionId OTHER = new ExemptionId(UUID.randomUUID());
    private static final Terms TERMS = terms(false, Optional.of(true));
    private static final ExemptionRequested REQUESTED = new ExemptionRequested(THIS, MEMBER, BRANCH, CYCLE, AT);
    private static final ExemptionEndorsed ENDORSED = new ExemptionEndorsed(THIS, MEMBER, CYCLE, AT);
    private static final ExemptionApproved APPROVED = new ExemptionApproved(THIS, MEMBER, CYCLE, AT);
    private static final ExemptionRefused REFUSED = new ExemptionRefused(THIS, MEMBER, CYCLE, "branch", AT);
    private static final ExemptionWithdrawn WITHDRAWN = new ExemptionWithdrawn(THIS, MEMBER, CYCLE, AT);

    @Test
    void the_member_asks_the_meeting_agrees_and_the_office_confirms() {
        on().when(request(THIS, TERMS)).then(REQUESTED);
        on(REQUESTED).when(endorse(TERMS, false)).then(ENDORSED);
        on(REQUESTED, ENDORSED).when(approve(TERMS, false, false)).then(APPROVED);
    }

    @Test
    void one_application_at_a_time() {
        on(REQUESTED).when(request(OTHER, TERMS)).thenRefused(new AlreadyUnderWay(ExemptionStage.REQUESTED));
        on(REQUESTED, ENDORSED).when(request(OTHER, TERMS)).thenRefused(new AlreadyUnderWay(ExemptionStage.ENDORSED));
        on(REQUESTED, ENDORSED, APPROVED)
                .when(request(OTHER, TERMS))
                .thenRefused(new AlreadyUnderWay(ExemptionStage.APPROVED));
    }

    @Test
    void who_was_refused_or_withdrew_may_ask_again() {
        ExemptionRequested again = new ExemptionRequested(OTHER, MEMBER, BRANCH, CYCLE, AT);
        on(REQUESTED, REFUSED).when(request(OTHER, TERMS)).then(again);
        on(REQUESTED, WITHDRAWN).when(request(OTHER, TERMS)).then(again);
        on(REQUESTED, ENDORSED, APPROVED, revoked(UUID.randomUUID()))
                .when(request(OTHER, TERMS))
                .then(again);
    }

    @Test
    void an_application_that_another_followed_is_decided_no_more() {
        on(REQUESTED, WITHDRAWN, new ExemptionRequested(OTHER, MEMBER, BRANCH, CYCLE, AT))
                .when(endorse(TERMS, false))
                .thenRefused(new WrongExemptionStage(ExemptionStage.WITHDRAWN));
        on().when(endorse(TERMS, false)).thenRefused(new WrongExemptionStage(ExemptionStage.NONE));
    }

    @Test
    void the_rule_book_must_exempt_on_application() {
        on().when(request(THIS, terms(false, Optional.empty()))).thenRefused(new NoRuleBook());
        Terms without = terms(false, Optional.of(false));
        on().when(request(THIS, without)).thenRefused(new NotByApproval(CYCLE));
        on(REQUESTED).when(endorse(without, false)).thenRefused(new NotByApproval(CYCLE));
        on(REQUESTED, ENDORSED).when(approve(without, false, false)).thenRefused(new NotByApproval(CYCLE));
    }

    @Test
    void nothing_is_asked_for_a_cycle_that_has_not_begun_or_by_somebody_on_no_roster() {
        LocalDate before = LocalDate.parse("2025-12-31");
        on().when(new RequestExemption(THIS, MEMBER, Optional.of(BRANCH), CYCLE, TERMS, before, AT))
                .thenRefused(new CycleNotBegun(CYCLE, LocalDate.parse("2026-01-01")));
        on().when(new RequestExemption(THIS, MEMBER, Optional.empty(), CYCLE, TERMS, TODAY, AT))
                .thenRefused(new ApplicantNotOnRoster());
    }

    @Test
    void nothing_that_moves_a_closed_cycle_is_decided_in_it() {
        Terms closed = terms(true, Optional.of(true));
        CycleAlreadyClosed refusal = new CycleAlreadyClosed(CYCLE);
        on().when(request(THIS, closed)).thenRefused(refusal);
        on(REQUESTED).when(endorse(closed, false)).thenRefused(refusal);
        on(REQUESTED, ENDORSED).when(approve(closed, false, false)).thenRefused(refusal);
        on(REQUESTED, ENDORSED, APPROVED).when(revoke(true, false)).thenRefused(refusal);
    }

    @Test
    void nobody_decides_for_himself() {
        DecidedByApplicant refusal = new DecidedByApplicant();
        on(REQUESTED).when(endorse(TERMS, true)).thenRefused(refusal);
        on(REQUESTED).when(refuse(false, true)).thenRefused(refusal);
        on(REQUESTED, ENDORSED).when(approve(TERMS, true, false)).thenRefused(refusal);
        on(REQUESTED, ENDORSED, APPROVED).when(revoke(false, true)).thenRefused(refusal);
    }

    @Test
    void who_recorded_the_meeting_does_not_confirm() {
        on(REQUESTED, ENDORSED).when(approve(TERMS, false, true)).thenRefused(new ApprovedByEndorser());
    }

    @Test
    void the_office_confirms_only_what_the_meeting_agreed_to() {
        on(REQUESTED).when(approve(TERMS, false, false)).thenRefused(new WrongExemptionStage(ExemptionStage.REQUESTED));
        on(REQUESTED, ENDORSED, APPROVED)
                .when(approve(TERMS, false, false))
                .thenRefused(new WrongExemptionStage(ExemptionStage.APPROVED));
    }

    @Test
    void the_branch_refuses_before_it_has_agreed_and_the_office_also_after() {
        on(REQUESTED).when(refuse(false, false)).then(REFUSED);
        on(REQUESTED, ENDORSED)
                .when(refuse(false, false))
                .thenRefused(new WrongExemptionStage(ExemptionStage.ENDORSED));
        on(REQUESTED, ENDORSED).when(refuse(true, false)).then(new ExemptionRefused(THIS, MEMBER, CYCLE, "office", AT));
        on(REQUESTED, REFUSED).when(refuse(true, false)).thenRefused(new WrongExemptionStage(ExemptionStage.REFUSED));
    }

    @Test
    void it_is_withdrawn_before_and_revoked_after_the_approval() {
        on(REQUESTED).when(withdraw()).then(WITHDRAWN);
        on(REQUESTED, ENDORSED).when(withdraw()).then(WITHDRAWN);
        on(REQUESTED, ENDORSED, APPROVED)
                .when(withdraw())
                .thenRefused(new WrongExemptionStage(ExemptionStage.APPROVED));
        on(REQUESTED, ENDORSED)
                .when(revoke(false, false))
                .thenRefused(new WrongExemptionStage(ExemptionStage.ENDORSED));
    }

    @Test
    void a_revocation_names_the_approval_that_counts_no_longer() {
        Exemption exemption = new Exemption();
        UUID approval = UUID.randomUUID();
        Exemption.State state = exemption.evolve(exemption.initial(), UUID.randomUUID(), REQUESTED);
        state = exemption.evolve(state, UUID.randomUUID(), ENDORSED);
        state = exemption.evolve(state, approval, APPROVED);

        assertThat(exemption.decide(state, revoke(false, false)))
                .isEqualTo(cn.sanwei.eventstore.decider.Decision.accept(revoked(approval)));
    }

    private static Scenario<Exemption.State, Command, OfExemption> on(OfExemption... past) {
        return given(new Exemption(), past);
    }

    private static Terms terms(boolean closed, Optional<Boolean> byApproval) {
        return new Terms(closed, byApproval, LocalDate.parse("2026-01-01"));
    }

    private static RequestExemption request(ExemptionId exemption, Terms terms) {
        return new RequestExemption(exemption, MEMBER, Optional.of(BRANCH), CYCLE, terms, TODAY, AT);
    }

    private static EndorseExemption endorse(Terms terms, boolean byApplicant) {
        return new EndorseExemption(THIS, MEMBER, CYCLE, terms, byApplicant, AT);
    }

    private static RefuseExemption refuse(boolean byOffice, boolean byApplicant) {
        return new RefuseExemption(THIS, MEMBER, CYCLE, byOffice, byApplicant, AT);
    }

    private static ApproveExemption approve(Terms terms, boolean byApplicant, boolean byEndorser) {
        return new ApproveExemption(THIS, MEMBER, CYCLE, terms, byApplicant, byEndorser, AT);
    }

    private static WithdrawExemption withdraw() {
        return new WithdrawExemption(THIS, MEMBER, CYCLE, AT);
    }

    private static RevokeExemption revoke(boolean closed, boolean byApplicant) {
        return new RevokeExemption(THIS, MEMBER, CYCLE, closed, byApplicant, AT);
    }

    private static ExemptionRevoked revoked(UUID approval) {
        return new ExemptionRevoked(THIS, MEMBER, CYCLE, approval, AT);
    }
}
