package cn.sanwei.wish.domain;

import cn.sanwei.contracts.MemberId;
import java.util.UUID;

/** Where a wish stands. Who wished, and in which words, is not here: that lies in tables from which it can be erased. */
public sealed interface WishState {
    /** The state's name over HTTP and in tables. */
    String code();

    record NotSubmitted() implements WishState {
        @Override
        public String code() {
            return "not-submitted";
        }
    }

    record Submitted() implements WishState {
        @Override
        public String code() {
            return "submitted";
        }
    }

    record Refused() implements WishState {
        @Override
        public String code() {
            return "refused";
        }
    }

    record Accepted(String category) implements WishState {
        @Override
        public String code() {
            return "accepted";
        }
    }

    record Published(String category) implements WishState {
        @Override
        public String code() {
            return "published";
        }
    }

    /** @param claim id of the event by which it was claimed */
    record Claimed(String category, MemberId claimant, UUID claim) implements WishState {
        @Override
        public String code() {
            return "claimed";
        }
    }

    /** Done, says the claimant; somebody else has yet to find so. */
    record Fulfilled(String category, MemberId claimant, UUID claim) implements WishState {
        @Override
        public String code() {
            return "fulfilled";
        }
    }

    record Confirmed(MemberId claimant) implements WishState {
        @Override
        public String code() {
            return "confirmed";
        }
    }
}
