package cn.sanwei.benchmarks.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.sanwei.benchmarks.check.PlainFold;
import cn.sanwei.contracts.ContractViolation;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CapPeriod;
import cn.sanwei.scoring.rulebook.rules.Cap;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkTest {
    private static final int EVENTS = 60_000;
    private static final long SEED = 7;
    private final Work work = new Work(WorkSettings.of(EVENTS, SEED));

    @Test
    void the_same_seed_makes_the_same_records_to_the_byte() {
        Work again = new Work(WorkSettings.of(EVENTS, SEED));
        for (int index = 0; index < EVENTS; index += 97) {
            assertThat(again.record(index).value()).isEqualTo(work.record(index).value());
            assertThat(again.record(index).headers())
                    .isEqualTo(work.record(index).headers());
        }
    }

    @Test
    void another_seed_makes_other_records() {
        Work other = new Work(WorkSettings.of(EVENTS, SEED + 1));
        int index = work.begin() + 10;
        assertThat(other.told(index).envelope().id())
                .isNotEqualTo(work.told(index).envelope().id());
    }

    @Test
    void repetitions_poison_and_late_events_have_their_shares() {
        Map<WorkRecord.Kind, Integer> kinds = new EnumMap<>(WorkRecord.Kind.class);
        int late = 0;
        for (int index = work.begin(); index < EVENTS; index++) {
            kinds.merge(work.kind(index), 1, Integer::sum);
            EventEnvelope envelope = work.told(index).envelope();
            Duration behind = Duration.between(envelope.time(), envelope.recordedTime());
            assertThat(behind).isLessThanOrEqualTo(Duration.ofHours(48)).isPositive();
            late += behind.compareTo(Duration.ofMinutes(5)) > 0 ? 1 : 0;
        }
        double all = EVENTS - work.begin();
        assertThat(kinds.get(WorkRecord.Kind.DUPLICATE) / all).isCloseTo(0.02, within(0.003));
        assertThat(kinds.get(WorkRecord.Kind.POISON) / all).isCloseTo(0.001, within(0.0005));
        assertThat(late / all).isCloseTo(0.01, within(0.002));
    }

    @Test
    void a_duplicate_repeats_an_earlier_event_with_its_envelope() {
        for (int index = work.begin(); index < EVENTS; index++) {
            if (work.kind(index) == WorkRecord.Kind.DUPLICATE) {
                int original = work.original(index);
                assertThat(original).isBetween(work.begin(), index - 1);
                assertThat(work.kind(original)).isEqualTo(WorkRecord.Kind.EVENT);
                assertThat(work.record(index).headers())
                        .isEqualTo(work.record(original).headers());
                assertThat(work.record(index).value())
                        .isEqualTo(work.record(original).value());
            }
        }
    }

    @Test
    void every_event_is_one_that_the_contracts_take_and_no_poison_is() {
        for (int index = 0; index < EVENTS; index++) {
            WorkRecord record = work.record(index);
            if (record.kind() == WorkRecord.Kind.POISON) {
                assertThatThrownBy(() -> read(record)).isInstanceOf(ContractViolation.class);
            } else if (index % 50 == 0) {
                read(record);
            }
        }
    }

    @Test
    void no_id_occurs_twice_but_in_a_repetition() {
        Set<Object> ids = new HashSet<>();
        for (int index = 0; index < EVENTS; index++) {
            if (work.kind(index) == WorkRecord.Kind.EVENT || work.kind(index) == WorkRecord.Kind.SETUP) {
                assertThat(ids.add(work.record(index).headers().get("ce_id"))).isTrue();
            }
        }
    }

    @Test
    void rosters_come_before_what_members_do() {
        assertThat(work.kind(work.begin() - 1)).isEqualTo(WorkRecord.Kind.SETUP);
        assertThat(work.kind(0)).isEqualTo(WorkRecord.Kind.SETUP);
        assertThat(work.begin()).isGreaterThan(work.people().count());
    }

    @Test
    void a_few_members_do_much_and_most_do_little() {
        Map<Integer, Integer> done = new HashMap<>();
        for (int index = work.begin(); index < EVENTS; index++) {
            done.merge(work.memberOf(index), 1, Integer::sum);
        }
        List<Integer> most = done.values().stream().sorted((a, b) -> b - a).toList();
        // Zipf with 0.8: the first has 2^0.8 times as much as the second, and the tenth 10^-0.8 of the first.
        assertThat(most.getFirst() / (double) most.get(9)).isCloseTo(Math.pow(10, 0.8), within(2.0));
    }

    @Test
    void the_rule_book_has_forty_rules_each_capped_by_day_and_by_cycle_and_each_scores() {
        RuleBook rules = FortyRules.ruleBook();
        assertThat(rules.rules()).hasSize(40);
        assertThat(rules.rules())
                .allSatisfy(rule ->
                        assertThat(rule.caps()).extracting(WorkTest::period).contains(CapPeriod.DAY, CapPeriod.CYCLE));
        assertThat(new PlainFold(work).rulesThatScored(EVENTS))
                .containsExactlyInAnyOrderElementsOf(
                        rules.rules().stream().map(rule -> rule.id()).toList());
    }

    @Test
    void too_little_work_is_refused() {
        assertThatThrownBy(() -> WorkSettings.of(100, SEED)).isInstanceOf(IllegalArgumentException.class);
    }

    private static CapPeriod period(Cap cap) {
        return cap.per();
    }

    private static void read(WorkRecord record) {
        EventEnvelope envelope = EventEnvelope.read(record.headers()::get);
        EventCodec.decode(envelope.type(), record.value());
    }
}
