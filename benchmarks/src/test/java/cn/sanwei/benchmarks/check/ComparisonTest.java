package cn.sanwei.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.benchmarks.work.Work;
import cn.sanwei.benchmarks.work.WorkSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final UUID ANNA = new UUID(1, 1);
    private static final UUID BEN = new UUID(2, 2);
    private static final Map<UUID, Figures> WANTED =
            Map.of(ANNA, new Figures(8750, 3, 11), BEN, new Figures(2000, 0, 0));

    @Test
    void what_is_the_same_differs_in_nothing() {
        assertThat(Comparison.differences(Comparison.Of.TOTALS_AND_ENTRIES, WANTED, new HashMap<>(WANTED)))
                .isEmpty();
    }

    @Test
    void another_total_is_found_and_said_with_its_member() {
        Map<UUID, Figures> found = Map.of(ANNA, new Figures(8751, 3, 11), BEN, new Figures(2000, 0, 0));
        assertThat(Comparison.differences(Comparison.Of.TOTALS, WANTED, found))
                .hasValueSatisfying(
                        words -> assertThat(words).startsWith("1 of 2").contains(ANNA.toString(), "8751"));
    }

    @Test
    void a_member_who_is_missing_is_found_even_where_he_has_nothing_but_his_base() {
        assertThat(Comparison.differences(Comparison.Of.TOTALS, WANTED, Map.of(ANNA, WANTED.get(ANNA))))
                .isPresent();
    }

    @Test
    void a_member_whom_nobody_expected_is_found() {
        Map<UUID, Figures> found = new HashMap<>(WANTED);
        found.put(new UUID(3, 3), Figures.NOTHING);
        assertThat(Comparison.differences(Comparison.Of.TOTALS, WANTED, found)).isPresent();
    }

    @Test
    void equal_totals_of_different_entries_are_different_where_entries_are_looked_at() {
        Map<UUID, Figures> found = Map.of(ANNA, new Figures(8750, 3, 12), BEN, WANTED.get(BEN));
        assertThat(Comparison.differences(Comparison.Of.TOTALS, WANTED, found)).isEmpty();
        assertThat(Comparison.differences(Comparison.Of.TOTALS_AND_ENTRIES, WANTED, found))
                .isPresent();
    }

    @Test
    void an_entry_that_stands_under_another_rule_or_with_other_points_has_another_digest() {
        UUID fact = UUID.fromString("00000000-0000-4000-8000-000000000001");
        long digest = Figures.ofEntry(fact, "theme-day", 500, 500);
        assertThat(digest)
                .isNotEqualTo(Figures.ofEntry(fact, "training", 500, 500))
                .isNotEqualTo(Figures.ofEntry(fact, "theme-day", 500, 200))
                .isNotEqualTo(Figures.ofEntry(fact, "theme-day", 200, 500))
                .isNotEqualTo(Figures.ofEntry(new UUID(4, 4), "theme-day", 500, 500));
    }

    @Test
    void the_plain_fold_takes_a_repetition_once_and_the_floor_takes_it_as_often_as_it_comes() {
        Work work = new Work(WorkSettings.of(20_000, 3));
        PlainFold fold = new PlainFold(work);
        long delivered = fold.deliveries(work.size()).values().stream()
                .mapToLong(Figures::entries)
                .sum();
        long told = fold.facts(work.size());
        assertThat(delivered - told).isBetween(200L, 600L);
        assertThat(fold.of(work.size())).hasSize(work.people().count());
    }

    @Test
    void the_fold_of_the_first_records_knows_nothing_of_the_others() {
        Work work = new Work(WorkSettings.of(20_000, 3));
        PlainFold fold = new PlainFold(work);
        assertThat(fold.facts(500)).isBetween(450L, 500L);
        assertThat(fold.of(500).values().stream().mapToLong(Figures::entries).sum())
                .isLessThan(fold.of(work.size()).values().stream()
                        .mapToLong(Figures::entries)
                        .sum());
    }
}
