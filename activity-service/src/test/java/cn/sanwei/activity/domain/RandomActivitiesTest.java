package cn.sanwei.activity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.activity.domain.ActivityCommand.CheckIn;
import cn.sanwei.activity.domain.ActivityCommand.Close;
import cn.sanwei.activity.domain.ActivityCommand.HandMark;
import cn.sanwei.activity.domain.ActivityCommand.RecordByHand;
import cn.sanwei.activity.domain.ActivityCommand.WithdrawMarks;
import cn.sanwei.contracts.ActivityEvent;
import cn.sanwei.contracts.ActivityEvent.ActivityClosed;
import cn.sanwei.contracts.ActivityEvent.AttendanceCorrected;
import cn.sanwei.contracts.ActivityEvent.AttendanceRecorded;
import cn.sanwei.contracts.ActivityEvent.AttendanceWithdrawn;
import cn.sanwei.contracts.AttendanceMark;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.eventstore.decider.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is asked of an activity, and in whatever order, what must hold of its attendance does. */
class RandomActivitiesTest {
    private final Activity decider = new Activity();

    private record Live(UUID event, AttendanceMark mark) {}

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void one_live_mark_for_each_member_each_correction_names_it_and_the_counts_add_up(long seed) {
        Random random = new Random(seed);
        List<MemberId> members = Stream.generate(() -> new MemberId(new UUID(random.nextLong(), random.nextLong())))
                .limit(6)
                .toList();
        ActivityState state = Given.published().state();
        Map<MemberId, Live> live = new HashMap<>();
        boolean closed = false;
        for (int step = 0; step < 120; step++) {
            ActivityCommand command = command(random, members, step);
            if (!(decider.decide(state, command)
                    instanceof Decision.Accepted<ActivityEvent>(List<ActivityEvent> events))) {
                continue;
            }
            for (ActivityEvent event : events) {
                UUID id = new UUID(random.nextLong(), random.nextLong());
                assertThat(event.occurredAt())
                        .as("not after its recording, seed %d", seed)
                        .isBeforeOrEqualTo(command.at());
                if (event instanceof AttendanceRecorded recorded) {
                    assertThat(live.put(recorded.member(), new Live(id, recorded.mark())))
                            .as("the first mark, seed %d", seed)
                            .isNull();
                } else if (event instanceof AttendanceCorrected corrected) {
                    Live before = live.put(corrected.member(), new Live(id, corrected.mark()));
                    assertThat(before).as("a mark to correct, seed %d", seed).isNotNull();
                    assertThat(corrected.corrects())
                            .as("the live mark, seed %d", seed)
                            .isEqualTo(before.event());
                    assertThat(corrected.mark())
                            .as("another mark, seed %d", seed)
                            .isNotEqualTo(before.mark());
                } else if (event instanceof AttendanceWithdrawn withdrawn) {
                    Live before = live.remove(withdrawn.member());
                    assertThat(before).as("a mark to withdraw, seed %d", seed).isNotNull();
                    assertThat(withdrawn.withdraws())
                            .as("the live mark, seed %d", seed)
                            .isEqualTo(before.event());
                } else if (event instanceof ActivityClosed counts) {
                    assertThat(closed).as("closed once, seed %d", seed).isFalse();
                    closed = true;
                    assertThat(counts.expected())
                            .as("all have a mark, seed %d", seed)
                            .isEqualTo(live.size());
                    assertThat(counts.present() + counts.leave() + counts.late() + counts.absent() + counts.madeUp())
                            .as("counts add up, seed %d", seed)
                            .isEqualTo(counts.expected());
                    for (AttendanceMark mark : AttendanceMark.values()) {
                        assertThat(count(counts, mark))
                                .as("%s, seed %d", mark, seed)
                                .isEqualTo(live.values().stream()
                                        .filter(l -> l.mark() == mark)
                                        .count());
                    }
                }
                state = decider.evolve(state, id, event);
            }
        }
        assertThat(closed).as("most histories end closed, seed %d", seed).isTrue();
    }

    private static long count(ActivityClosed closed, AttendanceMark mark) {
        return switch (mark) {
            case PRESENT -> closed.present();
            case LATE -> closed.late();
            case LEAVE -> closed.leave();
            case ABSENT -> closed.absent();
            case MADE_UP -> closed.madeUp();
        };
    }

    private static ActivityCommand command(Random random, List<MemberId> members, int step) {
        Instant at = Given.STARTS.minus(Duration.ofMinutes(40)).plus(Duration.ofMinutes(2L * step));
        MemberId member = members.get(random.nextInt(members.size()));
        if (step == 110 || random.nextInt(60) == 0) {
            return new Close(Set.copyOf(members), at);
        }
        if (random.nextInt(3) == 0) {
            String code = random.nextInt(5) == 0 ? "22222222" : CheckInCode.at(Given.ACTIVITY, Given.SECRET, at);
            return new CheckIn(member, true, code, Given.SECRET, at);
        }
        AttendanceMark[] marks = AttendanceMark.values();
        List<HandMark> handMarks = Stream.generate(() ->
                        new HandMark(members.get(random.nextInt(members.size())), marks[random.nextInt(marks.length)]))
                .limit(1 + random.nextInt(2))
                .toList();
        Optional<MemberId> by = random.nextBoolean() ? Optional.of(member) : Optional.empty();
        if (random.nextInt(8) == 0) {
            return new WithdrawMarks(
                    List.of(member), by.filter(own -> random.nextBoolean()), Set.of(members.getFirst()), at);
        }
        return new RecordByHand(handMarks, by, Set.copyOf(members), Set.of(members.getLast()), at);
    }
}
