package cn.sanwei.wish.domain;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.eventstore.decider.Refusal;
import java.time.LocalDate;

/** Why a command on a wish is refused. Answered in words by the edge, which maps every one. */
public sealed interface WishRefusal extends Refusal {
    record WishUnknown() implements WishRefusal {}

    record WishAlreadySubmitted() implements WishRefusal {}

    /** @param state where the wish stands, which is not where the command needs it */
    record WrongState(String state) implements WishRefusal {}

    record AlreadyClaimed(MemberId by) implements WishRefusal {}

    /** One's own wish is neither reviewed nor claimed by oneself. */
    record OwnWish() implements WishRefusal {}

    record PromisedInThePast(LocalDate today) implements WishRefusal {}

    record NotTheClaimant() implements WishRefusal {}

    /** Only whoever wished, a social worker or the office can say whether it was done. */
    record NotTheSubmitter() implements WishRefusal {}

    /** Whoever did it, or reported it done, cannot also find it done. */
    record OwnFulfilment() implements WishRefusal {}
}
