package cn.sanwei.wish.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.WishEvent;
import cn.sanwei.contracts.WishEvent.ClaimWithdrawn;
import cn.sanwei.contracts.WishEvent.FulfilmentConfirmed;
import cn.sanwei.contracts.WishEvent.FulfilmentRejected;
import cn.sanwei.contracts.WishEvent.WishAccepted;
import cn.sanwei.contracts.WishEvent.WishClaimed;
import cn.sanwei.contracts.WishEvent.WishFulfilled;
import cn.sanwei.contracts.WishEvent.WishPublished;
import cn.sanwei.contracts.WishEvent.WishRefused;
import cn.sanwei.contracts.WishEvent.WishSubmitted;
import cn.sanwei.contracts.WishId;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.wish.domain.WishCommand.AcceptWish;
import cn.sanwei.wish.domain.WishCommand.ClaimWish;
import cn.sanwei.wish.domain.WishCommand.ConfirmFulfilment;
import cn.sanwei.wish.domain.WishCommand.FulfilWish;
import cn.sanwei.wish.domain.WishCommand.Person;
import cn.sanwei.wish.domain.WishCommand.PublishWish;
import cn.sanwei.wish.domain.WishCommand.RefuseWish;
import cn.sanwei.wish.domain.WishCommand.RejectFulfilment;
import cn.sanwei.wish.domain.WishCommand.SubmitWish;
import cn.sanwei.wish.domain.WishCommand.WithdrawClaim;
import cn.sanwei.wish.domain.WishRefusal.AlreadyClaimed;
import cn.sanwei.wish.domain.WishRefusal.NotTheClaimant;
import cn.sanwei.wish.domain.WishRefusal.NotTheSubmitter;
import cn.sanwei.wish.domain.WishRefusal.OwnFulfilment;
import cn.sanwei.wish.domain.WishRefusal.OwnWish;
import cn.sanwei.wish.domain.WishRefusal.PromisedInThePast;
import cn.sanwei.wish.domain.WishRefusal.WishAlreadySubmitted;
import cn.sanwei.wish.domain.WishRefusal.WishUnknown;
import cn.sanwei.wish.domain.WishRefusal.WrongState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WishTest {
    private static final WishId WISH = new WishId(UUID.randomUUID());
    private static final Instant NOW = Instant.parse("2026-03-06T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 6);
    private static final MemberId ANNA = new MemberId(UUID.randomUUID());
    private static final MemberId BEN = new MemberId(UUID.randomUUID());
    private static final Person RESIDENT = new Person("resident", Optional.empty());
    private static final Person SOCIAL_WORKER = new Person("social-worker", Optional.empty());
    private static final Person ANNA_HERSELF = new Person("anna", Optional.of(ANNA));
    private static final Person SECRETARY = new Person("secretary", Optional.empty());

    @Test
    void a_wish_is_submitted_once() {
        givenNothing().when(new SubmitWish(WISH, NOW)).then(new WishSubmitted(WISH, NOW));
        given(submitted()).when(new SubmitWish(WISH, NOW)).thenRefused(new WishAlreadySubmitted());
    }

    @Test
    void nothing_can_be_done_with_a_wish_that_nobody_submitted() {
        givenNothing().when(accept(SOCIAL_WORKER)).thenRefused(new WishUnknown());
        givenNothing().when(refuse(SOCIAL_WORKER)).thenRefused(new WishUnknown());
        givenNothing().when(new PublishWish(WISH, NOW)).thenRefused(new WishUnknown());
        givenNothing().when(claimBy(ANNA)).thenRefused(new WishUnknown());
        givenNothing().when(new WithdrawClaim(WISH, ANNA, NOW)).thenRefused(new WishUnknown());
        givenNothing().when(new FulfilWish(WISH, ANNA, NOW)).thenRefused(new WishUnknown());
        givenNothing().when(confirmBy(RESIDENT, false)).thenRefused(new WishUnknown());
        givenNothing().when(rejectBy(RESIDENT, false)).thenRefused(new WishUnknown());
    }

    @Test
    void a_submitted_wish_is_accepted_with_a_category() {
        given(submitted()).when(accept(SOCIAL_WORKER)).then(accepted());
    }

    @Test
    void a_submitted_wish_may_be_refused_and_then_nothing_more_happens_to_it() {
        given(submitted()).when(refuse(SOCIAL_WORKER)).then(refused());
        given(submitted(), refused()).when(accept(SOCIAL_WORKER)).thenRefused(new WrongState("refused"));
        given(submitted(), refused()).when(refuse(SOCIAL_WORKER)).thenRefused(new WrongState("refused"));
        given(submitted(), refused()).when(claimBy(ANNA)).thenRefused(new WrongState("refused"));
    }

    @Test
    void nobody_reviews_a_wish_that_he_submitted() {
        given(submitted())
                .when(new AcceptWish(WISH, WishCategory.GOODS, RESIDENT, RESIDENT, NOW))
                .thenRefused(new OwnWish());
        given(submitted()).when(new RefuseWish(WISH, RESIDENT, RESIDENT, NOW)).thenRefused(new OwnWish());
    }

    @Test
    void nobody_reviews_his_own_wish_through_a_second_account() {
        Person other = new Person("another-account-of-anna", Optional.of(ANNA));
        given(submitted())
                .when(new AcceptWish(WISH, WishCategory.GOODS, other, ANNA_HERSELF, NOW))
                .thenRefused(new OwnWish());
    }

    @Test
    void an_accepted_wish_is_published_once() {
        given(submitted(), accepted()).when(new PublishWish(WISH, NOW)).then(published());
        given(submitted()).when(new PublishWish(WISH, NOW)).thenRefused(new WrongState("submitted"));
        given(submitted(), accepted(), published())
                .when(new PublishWish(WISH, NOW))
                .thenRefused(new WrongState("published"));
    }

    @Test
    void a_published_wish_is_claimed_with_its_category() {
        given(submitted(), accepted(), published()).when(claimBy(ANNA)).then(claimedBy(ANNA));
    }

    @Test
    void a_wish_that_is_not_published_is_not_open_for_claims() {
        given(submitted()).when(claimBy(ANNA)).thenRefused(new WrongState("submitted"));
        given(submitted(), accepted()).when(claimBy(ANNA)).thenRefused(new WrongState("accepted"));
    }

    @Test
    void a_wish_that_is_already_claimed_is_refused_to_the_next_claimant() {
        given(claimed()).when(claimBy(BEN)).thenRefused(new AlreadyClaimed(ANNA));
        given(claimed(), fulfilled()).when(claimBy(BEN)).thenRefused(new AlreadyClaimed(ANNA));
    }

    @Test
    void nobody_claims_his_own_wish() {
        given(submitted(), accepted(), published())
                .when(claim(ANNA, Optional.empty(), ANNA_HERSELF, Optional.of(ANNA_HERSELF)))
                .thenRefused(new OwnWish());
    }

    @Test
    void a_secretary_does_not_claim_a_wish_for_the_member_whose_wish_it_is() {
        given(submitted(), accepted(), published())
                .when(claim(ANNA, Optional.empty(), SECRETARY, Optional.of(ANNA_HERSELF)))
                .thenRefused(new OwnWish());
    }

    @Test
    void a_secretary_claims_his_own_wish_for_a_member_who_will_do_it() {
        Person secretary = new Person("secretary", Optional.of(BEN));
        given(submitted(), accepted(), published())
                .when(claim(ANNA, Optional.empty(), secretary, Optional.of(secretary)))
                .then(claimedBy(ANNA));
    }

    @Test
    void a_promise_names_today_or_a_later_day() {
        given(submitted(), accepted(), published())
                .when(claim(ANNA, Optional.of(TODAY), ANNA_HERSELF, Optional.of(RESIDENT)))
                .then(new WishClaimed(WISH, ANNA, "goods", TODAY, NOW));
        given(submitted(), accepted(), published())
                .when(claim(ANNA, Optional.of(TODAY.minusDays(1)), ANNA_HERSELF, Optional.of(RESIDENT)))
                .thenRefused(new PromisedInThePast(TODAY));
    }

    @Test
    void a_withdrawn_claim_names_the_event_that_it_takes_back() {
        History history = given(claimed());
        UUID claim = history.idOf(claimedBy(ANNA));
        history.when(new WithdrawClaim(WISH, ANNA, NOW)).then(new ClaimWithdrawn(WISH, ANNA, claim, NOW));
    }

    @Test
    void a_claim_that_outlived_a_rejection_is_still_named_by_the_first_event() {
        History history = given(claimed(), fulfilled(), rejected());
        UUID claim = history.idOf(claimedBy(ANNA));
        history.when(new WithdrawClaim(WISH, ANNA, NOW)).then(new ClaimWithdrawn(WISH, ANNA, claim, NOW));
    }

    @Test
    void after_a_withdrawal_somebody_else_may_claim() {
        given(claimed(), List.of(new ClaimWithdrawn(WISH, ANNA, UUID.randomUUID(), NOW)))
                .when(claimBy(BEN))
                .then(claimedBy(BEN));
    }

    @Test
    void only_the_claimant_withdraws_or_fulfils() {
        given(claimed()).when(new WithdrawClaim(WISH, BEN, NOW)).thenRefused(new NotTheClaimant());
        given(claimed()).when(new FulfilWish(WISH, BEN, NOW)).thenRefused(new NotTheClaimant());
    }

    @Test
    void a_wish_that_nobody_claimed_is_neither_withdrawn_nor_fulfilled() {
        given(submitted(), accepted(), published())
                .when(new WithdrawClaim(WISH, ANNA, NOW))
                .thenRefused(new WrongState("published"));
        given(submitted(), accepted(), published())
                .when(new FulfilWish(WISH, ANNA, NOW))
                .thenRefused(new WrongState("published"));
    }

    @Test
    void a_claim_whose_fulfilment_was_reported_is_not_withdrawn() {
        given(claimed(), fulfilled()).when(new WithdrawClaim(WISH, ANNA, NOW)).thenRefused(new WrongState("fulfilled"));
    }

    @Test
    void the_claimant_reports_that_it_is_done() {
        given(claimed()).when(new FulfilWish(WISH, ANNA, NOW)).then(new WishFulfilled(WISH, ANNA, NOW));
    }

    @Test
    void whoever_wished_confirms_and_rates() {
        given(claimed(), fulfilled())
                .when(confirmBy(RESIDENT, false))
                .then(new FulfilmentConfirmed(WISH, ANNA, "goods", 5, NOW));
    }

    @Test
    void a_social_worker_confirms_in_place_of_a_resident() {
        given(claimed(), fulfilled())
                .when(confirmBy(SOCIAL_WORKER, true))
                .then(new FulfilmentConfirmed(WISH, ANNA, "goods", 5, NOW));
    }

    @Test
    void the_claimant_does_not_confirm_what_he_did_whatever_his_role() {
        given(claimed(), fulfilled()).when(confirmBy(ANNA_HERSELF, false)).thenRefused(new OwnFulfilment());
        given(claimed(), fulfilled()).when(confirmBy(ANNA_HERSELF, true)).thenRefused(new OwnFulfilment());
        given(claimed(), fulfilled()).when(rejectBy(ANNA_HERSELF, true)).thenRefused(new OwnFulfilment());
    }

    @Test
    void whoever_reported_it_done_for_the_claimant_does_not_confirm_it() {
        given(claimed(), fulfilled())
                .when(new ConfirmFulfilment(WISH, 5, SECRETARY, false, SECRETARY, Optional.of(SECRETARY), NOW))
                .thenRefused(new OwnFulfilment());
    }

    @Test
    void a_bystander_does_not_say_whether_it_was_done() {
        Person bystander = new Person("ben", Optional.of(BEN));
        given(claimed(), fulfilled()).when(confirmBy(bystander, false)).thenRefused(new NotTheSubmitter());
        given(claimed(), fulfilled()).when(rejectBy(bystander, false)).thenRefused(new NotTheSubmitter());
    }

    @Test
    void a_rejected_fulfilment_leaves_the_claim_alive() {
        given(claimed(), fulfilled()).when(rejectBy(RESIDENT, false)).then(new FulfilmentRejected(WISH, ANNA, NOW));
        given(claimed(), fulfilled(), rejected()).when(claimBy(BEN)).thenRefused(new AlreadyClaimed(ANNA));
        given(claimed(), fulfilled(), rejected())
                .when(new FulfilWish(WISH, ANNA, NOW))
                .then(new WishFulfilled(WISH, ANNA, NOW));
    }

    @Test
    void what_was_not_reported_done_is_neither_confirmed_nor_rejected() {
        given(claimed()).when(confirmBy(RESIDENT, false)).thenRefused(new WrongState("claimed"));
        given(claimed()).when(rejectBy(RESIDENT, false)).thenRefused(new WrongState("claimed"));
    }

    @Test
    void a_confirmed_wish_is_at_its_end() {
        List<WishEvent> confirmed = List.of(new FulfilmentConfirmed(WISH, ANNA, "goods", 4, NOW));
        given(claimed(), fulfilled(), confirmed)
                .when(confirmBy(RESIDENT, false))
                .thenRefused(new WrongState("confirmed"));
        given(claimed(), fulfilled(), confirmed).when(claimBy(BEN)).thenRefused(new WrongState("confirmed"));
    }

    private static AcceptWish accept(Person by) {
        return new AcceptWish(WISH, WishCategory.GOODS, by, RESIDENT, NOW);
    }

    private static RefuseWish refuse(Person by) {
        return new RefuseWish(WISH, by, RESIDENT, NOW);
    }

    private static ClaimWish claimBy(MemberId claimant) {
        return claim(claimant, Optional.empty(), new Person("somebody", Optional.of(claimant)), Optional.of(RESIDENT));
    }

    private static ClaimWish claim(MemberId claimant, Optional<LocalDate> promised, Person by, Optional<Person> owner) {
        return new ClaimWish(WISH, claimant, promised, by, owner, TODAY, NOW);
    }

    private static ConfirmFulfilment confirmBy(Person by, boolean staff) {
        return new ConfirmFulfilment(WISH, 5, by, staff, RESIDENT, Optional.of(ANNA_HERSELF), NOW);
    }

    private static RejectFulfilment rejectBy(Person by, boolean staff) {
        return new RejectFulfilment(WISH, by, staff, RESIDENT, Optional.of(ANNA_HERSELF), NOW);
    }

    private static WishEvent submitted() {
        return new WishSubmitted(WISH, NOW);
    }

    private static WishEvent accepted() {
        return new WishAccepted(WISH, "goods", NOW);
    }

    private static WishEvent refused() {
        return new WishRefused(WISH, NOW);
    }

    private static WishEvent published() {
        return new WishPublished(WISH, NOW);
    }

    private static WishEvent claimedBy(MemberId claimant) {
        return new WishClaimed(WISH, claimant, "goods", null, NOW);
    }

    private static List<WishEvent> claimed() {
        return List.of(submitted(), accepted(), published(), claimedBy(ANNA));
    }

    private static List<WishEvent> fulfilled() {
        return List.of(new WishFulfilled(WISH, ANNA, NOW));
    }

    private static List<WishEvent> rejected() {
        return List.of(new FulfilmentRejected(WISH, ANNA, NOW));
    }

    private static History givenNothing() {
        return new History(List.of());
    }

    private static History given(WishEvent... events) {
        return new History(List.of(events));
    }

    @SafeVarargs
    private static History given(List<WishEvent>... parts) {
        List<WishEvent> events = new ArrayList<>();
        for (List<WishEvent> part : parts) {
            events.addAll(part);
        }
        return new History(events);
    }

    /** Events with ids, as they lie in the store. */
    private static final class History {
        private final Wish wish = new Wish();
        private final List<WishEvent> events;
        private final List<UUID> ids;

        History(List<WishEvent> events) {
            this.events = events;
            this.ids = events.stream().map(event -> UUID.randomUUID()).toList();
        }

        UUID idOf(WishEvent event) {
            return ids.get(events.indexOf(event));
        }

        Outcome when(WishCommand command) {
            WishState state = wish.initial();
            for (int i = 0; i < events.size(); i++) {
                state = wish.evolve(state, ids.get(i), events.get(i));
            }
            return new Outcome(wish.decide(state, command));
        }
    }

    private record Outcome(Decision<WishEvent> decision) {
        void then(WishEvent... expected) {
            assertThat(decision).isEqualTo(Decision.<WishEvent>accept(expected));
        }

        void thenRefused(WishRefusal reason) {
            assertThat(decision).isEqualTo(Decision.<WishEvent>refuse(reason));
        }
    }
}
