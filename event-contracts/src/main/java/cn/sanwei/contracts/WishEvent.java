package cn.sanwei.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What has happened in wish-service. Kept for good: add a version, never edit one. */
public sealed interface WishEvent extends SanweiEvent {

    @EventType("cn.sanwei.wish.wish-submitted.v1")
    record WishSubmitted(WishId wish, Instant occurredAt) implements WishEvent {}

    /** @param category goods, service, company, study, health or other */
    @EventType("cn.sanwei.wish.wish-accepted.v1")
    record WishAccepted(WishId wish, String category, Instant occurredAt) implements WishEvent {}

    @EventType("cn.sanwei.wish.wish-refused.v1")
    record WishRefused(WishId wish, Instant occurredAt) implements WishEvent {}

    @EventType("cn.sanwei.wish.wish-published.v1")
    record WishPublished(WishId wish, Instant occurredAt) implements WishEvent {}

    /** @param promisedBy the day by which the claimant wants to have done it */
    @EventType("cn.sanwei.wish.wish-claimed.v1")
    record WishClaimed(
            WishId wish,
            MemberId claimant,
            String category,
            @MayBeAbsent LocalDate promisedBy,
            Instant occurredAt) implements WishEvent {}

    /** @param claim id of the {@link WishClaimed} event that it takes back */
    @EventType("cn.sanwei.wish.claim-withdrawn.v1")
    record ClaimWithdrawn(WishId wish, MemberId claimant, UUID claim, Instant occurredAt) implements WishEvent {}

    @EventType("cn.sanwei.wish.wish-fulfilled.v1")
    record WishFulfilled(WishId wish, MemberId claimant, Instant occurredAt) implements WishEvent {}

    /** Somebody other than the claimant found the wish fulfilled; {@code rating} is 1 to 5. */
    @EventType("cn.sanwei.wish.fulfilment-confirmed.v1")
    record FulfilmentConfirmed(WishId wish, MemberId claimant, String category, int rating, Instant occurredAt)
            implements WishEvent {}

    /** Not done yet: the claim lives on. */
    @EventType("cn.sanwei.wish.fulfilment-rejected.v1")
    record FulfilmentRejected(WishId wish, MemberId claimant, Instant occurredAt) implements WishEvent {}
}
