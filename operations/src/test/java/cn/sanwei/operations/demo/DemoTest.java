package cn.sanwei.operations.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Days;
import cn.sanwei.operations.demo.DemoTownship.Branch;
import cn.sanwei.operations.demo.DemoTownship.Person;
import cn.sanwei.scoring.facts.FactTypes;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoTest {
    private static final long SEED = 2026;
    private static final DemoCalendar CALENDAR = new DemoCalendar(LocalDate.of(2026, 11, 22));
    private final List<DemoTownship> townships = DemoTownship.all(SEED);
    private final DemoTownship yunxi = townships.getFirst();

    @Test
    void yunxi_has_25_branches_and_893_members_under_one_enterprise_and_three_community_committees() {
        assertThat(yunxi.branches()).hasSize(25);
        assertThat(yunxi.people()).hasSize(893);
        assertThat(yunxi.committees())
                .extracting(DemoTownship.Committee::sector)
                .containsExactly("private-enterprise", "community", "community", "community");
    }

    @Test
    void one_committee_has_six_branches_and_313_members_of_whom_42_are_in_service_and_23_retired() {
        UUID committee = yunxi.committees().get(1).id();
        List<Branch> branches = yunxi.branches().stream()
                .filter(branch -> branch.committee().equals(committee))
                .toList();
        List<Person> people = branches.stream()
                .flatMap(branch -> yunxi.peopleOf(branch).stream())
                .toList();
        assertThat(branches).hasSize(6);
        assertThat(people).hasSize(313);
        assertThat(people)
                .filteredOn(person -> person.categories().contains("in-service"))
                .hasSize(42);
        assertThat(people)
                .filteredOn(person -> person.categories().contains("retired"))
                .hasSize(23);
    }

    @Test
    void every_branch_has_one_secretary_and_every_id_is_of_one_thing() {
        Set<UUID> ids = new HashSet<>();
        for (DemoTownship township : townships) {
            for (Branch branch : township.branches()) {
                assertThat(township.peopleOf(branch))
                        .filteredOn(person -> person.posts().contains("secretary"))
                        .hasSize(1);
                assertThat(ids.add(branch.id())).isTrue();
            }
            township.people().forEach(person -> assertThat(ids.add(person.id())).isTrue());
            township.committees()
                    .forEach(committee -> assertThat(ids.add(committee.id())).isTrue());
        }
    }

    @Test
    void the_same_seed_and_day_give_the_same_past_and_another_day_another() {
        assertThat(past(CALENDAR)).isEqualTo(past(CALENDAR));
        assertThat(past(new DemoCalendar(LocalDate.of(2026, 11, 23)))).isNotEqualTo(past(CALENDAR));
    }

    @Test
    void the_past_ends_where_the_last_month_begins_and_names_only_facts_that_scoring_knows() {
        for (PastYear.Row row : past(CALENDAR)) {
            LocalDate day = Days.of(row.occurredAt());
            assertThat(day).isBefore(CALENDAR.lastMonthFrom()).isAfterOrEqualTo(LocalDate.of(2025, 1, 1));
            assertThat(FactTypes.importable()).containsKey(row.fact());
        }
    }

    @Test
    void no_month_of_the_year_is_too_short_or_too_long_for_a_demo_begun_on_it() {
        for (LocalDate day = LocalDate.of(2027, 1, 1); day.getYear() < 2029; day = day.plusDays(1)) {
            DemoCalendar calendar = new DemoCalendar(day);
            assertThat(calendar.imported()).isNotEmpty();
            assertThat(calendar.lastMonthFrom()).isEqualTo(day.minusDays(30));
        }
    }

    private List<PastYear.Row> past(DemoCalendar calendar) {
        return townships.stream()
                .flatMap(township -> new PastYear(township, calendar, SEED).rows().stream())
                .collect(Collectors.toList());
    }
}
