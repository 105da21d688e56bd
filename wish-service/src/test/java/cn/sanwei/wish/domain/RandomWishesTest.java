package cn.sanwei.wish.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.WishEvent;
import cn.sanwei.contracts.WishEvent.ClaimWithdrawn;
import cn.sanwei.contracts.WishEvent.FulfilmentConfirmed;
import cn.sanwei.contracts.WishEvent.WishClaimed;
import cn.sanwei.contracts.WishId;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.wish.domain.WishCommand.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is asked of a wish, and in whatever order, what must hold of its events does. */
class RandomWishesTest {
    private static final Instant NOW = Instant.parse("2026-03-06T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 6);
    private final Wish decider = new Wish();

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void one_live_claim_at_a_time_and_each_is_taken_back_by_its_own_id(long seed) {
        Random random = new Random(seed);
        List<MemberId> members = List.of(id(random), id(random), id(random));
        WishId wish = new WishId(new UUID(random.nextLong(), random.nextLong()));
        WishState state = decider.initial();
        UUID live = null;
        MemberId claimant = null;
        boolean confirmed = false;
        for (int step = 0; step < 300; step++) {
            WishCommand command = command(random, wish, members);
            if (!(decider.decide(state, command) instanceof Decision.Accepted<WishEvent>(List<WishEvent> events))) {
                continue;
            }
            for (WishEvent event : events) {
                UUID id = new UUID(random.nextLong(), random.nextLong());
                assertThat(confirmed)
                        .as("nothing follows a confirmation, seed %d", seed)
                        .isFalse();
                if (event instanceof WishClaimed claimed) {
                    assertThat(live).as("one live claim, seed %d", seed).isNull();
                    live = id;
                    claimant = claimed.claimant();
                } else if (event instanceof ClaimWithdrawn withdrawn) {
                    assertThat(withdrawn.claim())
                            .as("the live claim, seed %d", seed)
                            .isEqualTo(live);
                    assertThat(withdrawn.claimant()).isEqualTo(claimant);
                    live = null;
                } else if (event instanceof FulfilmentConfirmed done) {
                    assertThat(live).as("a live claim, seed %d", seed).isNotNull();
                    assertThat(done.claimant()).isEqualTo(claimant);
                    assertThat(((WishCommand.ConfirmFulfilment) command).by().member())
                            .as("nobody confirms for himself, seed %d", seed)
                            .isNotEqualTo(Optional.of(claimant));
                    confirmed = true;
                }
                state = decider.evolve(state, id, event);
            }
        }
    }

    private static WishCommand command(Random random, WishId wish, List<MemberId> members) {
        MemberId member = members.get(random.nextInt(members.size()));
        Person by = person(random, members);
        Person submitter = person(random, members);
        return switch (random.nextInt(12)) {
            case 0 -> new WishCommand.SubmitWish(wish, NOW);
            case 1 -> new WishCommand.AcceptWish(wish, WishCategory.GOODS, by, submitter, NOW);
            case 2 -> random.nextInt(20) == 0 ? new WishCommand.RefuseWish(wish, by, submitter, NOW) : publish(wish);
            case 3, 4 -> publish(wish);
            case 5, 6 ->
                new WishCommand.ClaimWish(wish, member, Optional.empty(), by, Optional.of(submitter), TODAY, NOW);
            case 7 -> new WishCommand.WithdrawClaim(wish, member, NOW);
            case 8, 9 -> new WishCommand.FulfilWish(wish, member, NOW);
            case 10 ->
                random.nextInt(5) == 0
                        ? new WishCommand.ConfirmFulfilment(
                                wish, 3, by, random.nextBoolean(), submitter, Optional.empty(), NOW)
                        : publish(wish);
            default ->
                new WishCommand.RejectFulfilment(wish, by, random.nextBoolean(), submitter, Optional.empty(), NOW);
        };
    }

    private static WishCommand publish(WishId wish) {
        return new WishCommand.PublishWish(wish, NOW);
    }

    private static Person person(Random random, List<MemberId> members) {
        int which = random.nextInt(members.size());
        return new Person("account-" + which, Optional.of(members.get(which)));
    }

    private static MemberId id(Random random) {
        return new MemberId(new UUID(random.nextLong(), random.nextLong()));
    }
}
