package cn.sanwei.wish.domain;

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
import cn.sanwei.eventstore.decider.Decider;
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
import cn.sanwei.wish.domain.WishState.Accepted;
import cn.sanwei.wish.domain.WishState.Claimed;
import cn.sanwei.wish.domain.WishState.Confirmed;
import cn.sanwei.wish.domain.WishState.Fulfilled;
import cn.sanwei.wish.domain.WishState.NotSubmitted;
import cn.sanwei.wish.domain.WishState.Published;
import cn.sanwei.wish.domain.WishState.Refused;
import cn.sanwei.wish.domain.WishState.Submitted;
import java.util.Optional;
import java.util.UUID;

/** The rules of one wish, from intake to evaluation: one live claim at a time, and nobody decides for himself. */
public final class Wish implements Decider<WishState, WishCommand, WishEvent> {
    @Override
    public WishState initial() {
        return new NotSubmitted();
    }

    @Override
    public Decision<WishEvent> decide(WishState state, WishCommand command) {
        if (state instanceof NotSubmitted && !(command instanceof SubmitWish)) {
            return Decision.refuse(new WishUnknown());
        }
        return switch (command) {
            case SubmitWish c ->
                state instanceof NotSubmitted
                        ? Decision.accept(new WishSubmitted(c.wish(), c.at()))
                        : Decision.refuse(new WishAlreadySubmitted());
            case AcceptWish c -> accept(state, c);
            case RefuseWish c -> refuse(state, c);
            case PublishWish c ->
                state instanceof Accepted ? Decision.accept(new WishPublished(c.wish(), c.at())) : wrong(state);
            case ClaimWish c -> claim(state, c);
            case WithdrawClaim c -> withdraw(state, c);
            case FulfilWish c -> fulfil(state, c);
            case ConfirmFulfilment c -> confirm(state, c);
            case RejectFulfilment c -> reject(state, c);
        };
    }

    private static Decision<WishEvent> accept(WishState state, AcceptWish c) {
        if (!(state instanceof Submitted)) {
            return wrong(state);
        }
        return c.by().is(c.submitter())
                ? Decision.refuse(new OwnWish())
                : Decision.accept(new WishAccepted(c.wish(), c.category().code(), c.at()));
    }

    private static Decision<WishEvent> refuse(WishState state, RefuseWish c) {
        if (!(state instanceof Submitted)) {
            return wrong(state);
        }
        return c.by().is(c.submitter())
                ? Decision.refuse(new OwnWish())
                : Decision.accept(new WishRefused(c.wish(), c.at()));
    }

    private static Decision<WishEvent> claim(WishState state, ClaimWish c) {
        if (state instanceof Claimed claimed) {
            return Decision.refuse(new AlreadyClaimed(claimed.claimant()));
        }
        if (state instanceof Fulfilled fulfilled) {
            return Decision.refuse(new AlreadyClaimed(fulfilled.claimant()));
        }
        if (!(state instanceof Published published)) {
            return wrong(state);
        }
        Person claimant = new Person(c.by().account(), Optional.of(c.claimant()));
        boolean forHimself = c.by().is(c.claimant());
        if (c.owner()
                .filter(owner -> forHimself ? owner.is(claimant) : owner.is(c.claimant()))
                .isPresent()) {
            return Decision.refuse(new OwnWish());
        }
        if (c.promisedBy().filter(day -> day.isBefore(c.today())).isPresent()) {
            return Decision.refuse(new PromisedInThePast(c.today()));
        }
        return Decision.accept(new WishClaimed(
                c.wish(), c.claimant(), published.category(), c.promisedBy().orElse(null), c.at()));
    }

    private static Decision<WishEvent> withdraw(WishState state, WithdrawClaim c) {
        if (!(state instanceof Claimed claimed)) {
            return wrong(state);
        }
        return claimed.claimant().equals(c.claimant())
                ? Decision.accept(new ClaimWithdrawn(c.wish(), c.claimant(), claimed.claim(), c.at()))
                : Decision.refuse(new NotTheClaimant());
    }

    private static Decision<WishEvent> fulfil(WishState state, FulfilWish c) {
        if (!(state instanceof Claimed claimed)) {
            return wrong(state);
        }
        return claimed.claimant().equals(c.claimant())
                ? Decision.accept(new WishFulfilled(c.wish(), c.claimant(), c.at()))
                : Decision.refuse(new NotTheClaimant());
    }

    private static Decision<WishEvent> confirm(WishState state, ConfirmFulfilment c) {
        if (!(state instanceof Fulfilled fulfilled)) {
            return wrong(state);
        }
        return whyNotTheirs(fulfilled.claimant(), c.by(), c.staff(), c.submitter(), c.reporter())
                .<Decision<WishEvent>>map(Decision::refuse)
                .orElseGet(() -> Decision.accept(new FulfilmentConfirmed(
                        c.wish(), fulfilled.claimant(), fulfilled.category(), c.rating(), c.at())));
    }

    private static Decision<WishEvent> reject(WishState state, RejectFulfilment c) {
        if (!(state instanceof Fulfilled fulfilled)) {
            return wrong(state);
        }
        return whyNotTheirs(fulfilled.claimant(), c.by(), c.staff(), c.submitter(), c.reporter())
                .<Decision<WishEvent>>map(Decision::refuse)
                .orElseGet(() -> Decision.accept(new FulfilmentRejected(c.wish(), fulfilled.claimant(), c.at())));
    }

    /** Two people for every record: whoever did it, or said so for the one who did, cannot also judge it. */
    private static Optional<WishRefusal> whyNotTheirs(
            MemberId claimant, Person by, boolean staff, Person submitter, Optional<Person> reporter) {
        if (by.is(claimant) || reporter.filter(by::is).isPresent()) {
            return Optional.of(new OwnFulfilment());
        }
        return staff || by.is(submitter) ? Optional.empty() : Optional.of(new NotTheSubmitter());
    }

    private static Decision<WishEvent> wrong(WishState state) {
        return Decision.refuse(new WrongState(state.code()));
    }

    /** Without the event's id a claim could not be named later; the store folds with {@link #evolve(WishState, UUID, WishEvent)}. */
    @Override
    public WishState evolve(WishState state, WishEvent event) {
        return evolve(state, null, event);
    }

    @Override
    public WishState evolve(WishState state, UUID id, WishEvent event) {
        return switch (event) {
            case WishSubmitted ignored -> new Submitted();
            case WishAccepted accepted -> new Accepted(accepted.category());
            case WishRefused ignored -> new Refused();
            case WishPublished ignored -> new Published(category(state));
            case WishClaimed claimed -> new Claimed(claimed.category(), claimed.claimant(), id);
            case ClaimWithdrawn ignored -> new Published(category(state));
            case WishFulfilled fulfilled -> new Fulfilled(category(state), fulfilled.claimant(), claim(state));
            case FulfilmentConfirmed confirmed -> new Confirmed(confirmed.claimant());
            case FulfilmentRejected rejected -> new Claimed(category(state), rejected.claimant(), claim(state));
        };
    }

    private static String category(WishState state) {
        return switch (state) {
            case Accepted accepted -> accepted.category();
            case Published published -> published.category();
            case Claimed claimed -> claimed.category();
            case Fulfilled fulfilled -> fulfilled.category();
            case NotSubmitted ignored -> WishCategory.OTHER.code();
            case Submitted ignored -> WishCategory.OTHER.code();
            case Refused ignored -> WishCategory.OTHER.code();
            case Confirmed ignored -> WishCategory.OTHER.code();
        };
    }

    private static UUID claim(WishState state) {
        return switch (state) {
            case Claimed claimed -> claimed.claim();
            case Fulfilled fulfilled -> fulfilled.claim();
            case NotSubmitted ignored -> null;
            case Submitted ignored -> null;
            case Refused ignored -> null;
            case Accepted ignored -> null;
            case Published ignored -> null;
            case Confirmed ignored -> null;
        };
    }
}
