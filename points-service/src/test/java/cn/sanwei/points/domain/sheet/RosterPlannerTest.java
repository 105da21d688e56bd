package cn.sanwei.points.domain.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.contracts.PointsEvent.MemberAssigned;
import cn.sanwei.contracts.PointsEvent.MemberRegistered;
import cn.sanwei.points.domain.MemberCommand.Place;
import cn.sanwei.points.domain.sheet.RosterSheet.MemberRow;
import cn.sanwei.points.domain.sheet.RosterSheet.OrganisationRow;
import cn.sanwei.points.domain.sheet.RosterState.Org;
import cn.sanwei.points.domain.sheet.RosterState.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RosterPlannerTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final LocalDate SINCE = LocalDate.of(2025, 1, 1);
    private static final OrganisationId COMMITTEE = new OrganisationId(new UUID(1, 1));
    private static final OrganisationId FIRST = new OrganisationId(new UUID(1, 2));
    private static final OrganisationId SECOND = new OrganisationId(new UUID(1, 3));
    private static final List<Org> TREE = List.of(
            new Org(COMMITTEE, null, "镇党委", OrganisationLevel.COMMITTEE, "community", SINCE),
            new Org(FIRST, COMMITTEE, "一支部", OrganisationLevel.BRANCH, "community", SINCE),
            new Org(SECOND, COMMITTEE, "二支部", OrganisationLevel.BRANCH, "community", SINCE));

    private final List<Person> known = new ArrayList<>();

    @Test
    void somebody_of_the_same_name_in_the_same_branch_is_the_same_person() {
        Person zhang = known(1, "张三", null, FIRST);

        RosterPlan plan = plan(row("张 三", "一支部", "预备党员", "2026-02-01", ""));

        assertThat(plan.errors()).isEmpty();
        assertThat(plan.changed()).singleElement().satisfies(changed -> {
            assertThat(changed.before()).isEqualTo(zhang);
            assertThat(changed.event()).isInstanceOf(MemberAssigned.class);
        });
        assertThat(plan.absent()).isEmpty();
    }

    @Test
    void a_name_with_the_same_number_is_the_same_person_in_another_branch() {
        known(1, "张三", "138 0000 0001", FIRST);

        RosterPlan plan = plan(phoneRow("张三", "二支部", "13800000001", "2026-02-01", ""));

        assertThat(plan.changed())
                .singleElement()
                .satisfies(changed -> assertThat(changed.fields())
                        .extracting(RosterPlan.FieldChange::column)
                        .contains(Column.ORGANISATION));
    }

    @Test
    void a_namesake_elsewhere_is_asked_about_and_not_guessed() {
        known(1, "张三", null, FIRST);

        RosterPlan plan = plan(row("张三", "二支部", "正式党员", "2026-02-01", ""));

        assertThat(plan.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("已有同名党员"));
    }

    @Test
    void who_is_marked_as_another_is_new_once_and_the_same_when_the_sheet_comes_again() {
        known(1, "张三", null, FIRST);

        RosterPlan first = plan(row("张三", "二支部", "正式党员", "2026-02-01", "新"));
        assertThat(first.registered())
                .singleElement()
                .satisfies(added -> assertThat(added.event()).isInstanceOf(MemberRegistered.class));
        known.add(person(2, "张三", null, SECOND, LocalDate.of(2026, 2, 1)));
        RosterPlan again = plan(row("张三", "二支部", "正式党员", "2026-02-01", "新"));
        assertThat(again.changesNothing()).isTrue();
        assertThat(again.errors()).isEmpty();
    }

    @Test
    void two_of_one_name_in_the_sheet_are_two_when_their_numbers_differ_and_one_too_many_otherwise() {
        assertThat(plan(
                                phoneRow("张三", "一支部", "13800000001", "2026-01-01", ""),
                                phoneRow("张三", "一支部", "13800000002", "2026-01-01", ""))
                        .registered())
                .hasSize(2);
        assertThat(plan(
                                phoneRow("张三", "一支部", "13800000001", "2026-01-01", ""),
                                phoneRow("张三", "二支部", "138-0000-0001", "2026-01-01", ""))
                        .errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("是同一人"));
    }

    @Test
    void two_of_one_name_whom_the_platform_has_in_one_branch_need_their_numbers() {
        Person one = known(1, "张三", null, FIRST);
        known(2, "张三", null, FIRST);

        assertThat(plan(row("张三", "一支部", "正式党员", "2025-01-01", "")).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.column()).isEqualTo(Column.ID));
        RosterPlan plan =
                plan(row("张三", "一支部", "正式党员", "2025-01-01", one.member().toString()));
        assertThat(plan.errors()).isEmpty();
        assertThat(plan.membersUnchanged()).isOne();
        assertThat(plan.absent()).hasSize(1);
    }

    @Test
    void a_change_before_what_was_last_said_is_refused_in_the_words_of_the_single_command() {
        known(1, "张三", null, FIRST);

        assertThat(plan(row("张三", "一支部", "预备党员", "2024-01-01", "")).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).isEqualTo("BeforeLastAssignment"));
    }

    @Test
    void another_day_alone_changes_nothing_and_is_said() {
        known(1, "张三", null, FIRST);

        RosterPlan plan = plan(row("张三", "一支部", "正式党员", "2026-03-01", ""));

        assertThat(plan.changesNothing()).isTrue();
        assertThat(plan.warnings())
                .anySatisfy(warning -> assertThat(warning.column()).isEqualTo(Column.FROM));
    }

    @Test
    void who_has_left_is_not_changed_by_a_sheet() {
        Person left = person(1, "张三", null, FIRST, SINCE);
        known.add(new Person(left.member(), "张三", null, left.place(), SINCE, LocalDate.of(2026, 5, 1)));

        assertThat(plan(row("张三", "一支部", "正式党员", "2026-05-02", left.member().toString()))
                        .errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).isEqualTo("MemberHasLeft"));
        assertThat(plan(row("张三", "一支部", "正式党员", "2026-05-02", "")).registered())
                .hasSize(1);
    }

    @Test
    void a_column_that_is_not_there_changes_nothing_and_an_empty_cell_does() {
        Person zhang = known(1, "张三", "13800000001", FIRST);
        MemberRow without = new MemberRow(2, null, "张三", "一支部", "正式党员", null, null, null, "2025-01-01");

        assertThat(plan(without).changesNothing()).isTrue();
        assertThat(plan(row("张三", "一支部", "正式党员", "2025-01-01", "")).changed())
                .singleElement()
                .satisfies(changed -> {
                    assertThat(changed.phone()).isNull();
                    assertThat(changed.event()).isNull();
                    assertThat(changed.before()).isEqualTo(zhang);
                });
    }

    @Test
    void a_branch_of_two_or_of_fifty_one_is_warned_of_and_not_refused() {
        List<MemberRow> rows = new ArrayList<>();
        for (int i = 0; i < 51; i++) {
            rows.add(row("党员" + i, "一支部", "正式党员", "2026-01-01", ""));
        }
        rows.add(row("丁一", "二支部", "正式党员", "2026-01-01", ""));

        RosterPlan plan = plan(rows.toArray(MemberRow[]::new));

        assertThat(plan.errors()).isEmpty();
        assertThat(plan.warnings())
                .extracting(Finding::message)
                .anySatisfy(message -> assertThat(message).contains("一支部", "51 名"))
                .anySatisfy(message -> assertThat(message).contains("二支部", "3 名以上"))
                .anySatisfy(message -> assertThat(message).contains("还没有书记"));
    }

    @Test
    void organisations_stand_in_any_order_and_are_named_with_their_parents_where_names_repeat() {
        RosterPlan plan = plan(
                List.of(organisation(2, "一支部", "社区党委", "党支部"), organisation(3, "社区党委", "镇党委", "党委")),
                row("张三", "社区党委/一支部", "正式党员", "2026-01-01", ""),
                row("李四", "一支部", "正式党员", "2026-01-01", ""));

        assertThat(plan.established())
                .extracting(RosterPlan.NewOrganisation::name)
                .containsExactly("社区党委", "一支部");
        assertThat(plan.registered())
                .singleElement()
                .satisfies(added -> assertThat(added.organisationName()).isEqualTo("镇党委/社区党委/一支部"));
        assertThat(plan.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("有 2 个党组织叫“一支部”"));
    }

    @Test
    void an_organisation_above_itself_is_refused_and_so_are_longer_ways_round() {
        RosterPlan plan = plan(List.of(
                organisation(2, "甲", "甲", "党委"),
                organisation(3, "乙", "丙", "党委"),
                organisation(4, "丙", "丁", "党委"),
                organisation(5, "丁", "乙", "党委")));

        assertThat(plan.errors())
                .extracting(Finding::message)
                .containsExactly(
                        "上级关系成了一圈：甲 → 甲", "上级关系成了一圈：乙 → 丙 → 丁 → 乙", "上级关系成了一圈：丙 → 丁 → 乙 → 丙", "上级关系成了一圈：丁 → 乙 → 丙 → 丁");
    }

    @Test
    void an_organisation_twice_under_one_parent_is_refused() {
        assertThat(plan(List.of(organisation(2, "三支部", "镇党委", "党支部"), organisation(3, "三支部", "镇党委", "党支部")))
                        .errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).isEqualTo("与第 2 行重复"));
    }

    private Person known(long id, String name, String phone, OrganisationId organisation) {
        Person person = person(id, name, phone, organisation, SINCE);
        known.add(person);
        return person;
    }

    private static Person person(long id, String name, String phone, OrganisationId organisation, LocalDate since) {
        Place place = new Place(organisation, MemberStatus.FULL, Set.of(), Set.of());
        return new Person(new MemberId(new UUID(2, id)), name, phone, place, since, null);
    }

    private static MemberRow row(String name, String organisation, String status, String from, String id) {
        return new MemberRow(2, id, name, organisation, status, "", "", "", from);
    }

    private static MemberRow phoneRow(String name, String organisation, String phone, String from, String id) {
        return new MemberRow(2, id, name, organisation, "正式党员", "", "", phone, from);
    }

    private static OrganisationRow organisation(int row, String name, String parent, String level) {
        return new OrganisationRow(row, "", name, parent, level, "社区", "2026-01-01");
    }

    private RosterPlan plan(MemberRow... rows) {
        return plan(List.of(), rows);
    }

    private RosterPlan plan(List<OrganisationRow> organisations, MemberRow... rows) {
        AtomicLong drawn = new AtomicLong();
        return RosterPlanner.plan(
                new RosterSheet(organisations, List.of(rows)),
                new RosterState(TREE, known, TODAY),
                () -> new UUID(9, drawn.incrementAndGet()),
                Instant.parse("2026-06-01T08:00:00Z"),
                refusal -> refusal.getClass().getSimpleName());
    }
}
