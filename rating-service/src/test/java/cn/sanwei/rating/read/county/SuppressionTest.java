package cn.sanwei.rating.read.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionTest {

    @Test
    void cells_of_five_and_more_are_shown() {
        assertThat(Suppression.of(List.of(5, 40, 7))).isEmpty();
    }

    @Test
    void cells_under_five_are_hidden_zeros_too() {
        assertThat(Suppression.of(List.of(4, 40, 0))).containsExactlyInAnyOrder(0, 2);
    }

    @Test
    void one_hidden_cell_takes_the_next_smallest_with_it_since_the_sum_would_give_it_away() {
        assertThat(Suppression.of(List.of(30, 2, 9, 12))).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void a_row_of_one_cell_has_nothing_to_hide_it_behind() {
        assertThat(Suppression.of(List.of(3))).containsExactly(0);
        assertThat(Suppression.of(List.of())).isEmpty();
    }

    @Test
    void a_sum_that_would_give_away_the_one_hidden_cell_of_its_column_is_hidden() {
        CountyOverview overview = CountyOverview.of(
                "lanchuan", "2026", null, List.of(township("yunxi", 20, 3, 9), township("qinghe", 30, 8, 9)));

        assertThat(overview.townships().get(0).grades())
                .extracting(CountyOverview.Cell::count)
                .containsExactly(20, null, null);
        assertThat(overview.townships().get(1).grades())
                .extracting(CountyOverview.Cell::count)
                .containsExactly(30, 8, 9);
        assertThat(overview.totals().grades())
                .extracting(CountyOverview.Cell::count)
                .containsExactly(50, null, null);
    }

    private static CountyOverview.Counted township(String id, int... counts) {
        List<CountyOverview.GradeCount> grades = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            grades.add(new CountyOverview.GradeCount("g" + i, "级", counts[i]));
        }
        return new CountyOverview.Counted(id, null, 32, 1, 0, grades, 0, 0, 0, 0, 0);
    }
}
