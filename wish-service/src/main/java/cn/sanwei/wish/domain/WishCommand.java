package cn.sanwei.wish.domain;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.WishId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What can be asked of one wish. Time and persons enter with the command; a decision reads neither clock nor table. */
public sealed interface WishCommand {
    WishId wish();

    Instant at();

    /**
     * Somebody who acts: his account, and the member behind it where there is one. The events do not say who it was;
     * two-person rules are checked when the command comes in.
     */
    record Person(String account, Optional<MemberId> member) {
        /** The same human being, as far as accounts and roster can tell. */
        public boolean is(Person other) {
            return account.equals(other.account) || member.isPresent() && member.equals(other.member);
        }

        boolean is(MemberId other) {
            return member.filter(other::equals).isPresent();
        }
    }

    record SubmitWish(WishId wish, Instant at) implements WishCommand {}

    record AcceptWish(WishId wish, WishCategory category, Person by, Person submitter, Instant at)
            implements WishCommand {}

    record RefuseWish(WishId wish, Person by, Person submitter, Instant at) implements WishCommand {}

    record PublishWish(WishId wish, Instant at) implements WishCommand {}

    /**
     * @param owner whose wish it is; nobody where it was filed for somebody without an account
     * @param today the day in Asia/Shanghai on which the claim is made
     */
    record ClaimWish(
            WishId wish,
            MemberId claimant,
            Optional<LocalDate> promisedBy,
            Person by,
            Optional<Person> owner,
            LocalDate today,
            Instant at)
            implements WishCommand {}

    /** @param claimant for whom the caller acts: himself, or the member whose secretary he is */
    record WithdrawClaim(WishId wish, MemberId claimant, Instant at) implements WishCommand {}

    /** @param claimant for whom the caller acts: himself, or the member whose secretary he is */
    record FulfilWish(WishId wish, MemberId claimant, Instant at) implements WishCommand {}

    /**
     * @param staff whether the caller is a social worker or of the office
     * @param reporter who said that it was done
     */
    record ConfirmFulfilment(
            WishId wish, int rating, Person by, boolean staff, Person submitter, Optional<Person> reporter, Instant at)
            implements WishCommand {}

    /** As {@link ConfirmFulfilment}. */
    record RejectFulfilment(
            WishId wish, Person by, boolean staff, Person submitter, Optional<Person> reporter, Instant at)
            implements WishCommand {}
}
