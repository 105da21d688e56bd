package cn.sanwei.points.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.points.domain.ImportRefusal.RowError;
import cn.sanwei.points.domain.MemberCommand.Place;
import cn.sanwei.points.domain.RosterImport.Newcomer;
import cn.sanwei.points.domain.RosterImport.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RosterImportTest {
    private static final OrganisationId BRANCH = new OrganisationId(new UUID(1, 1));
    private static final MemberId MEMBER = new MemberId(new UUID(2, 1));

    @Test
    void a_row_becomes_a_newcomer_with_the_id_that_it_brings_or_one_that_was_drawn() {
        RosterImport.Read read = read(List.of(row(MEMBER.toString()), row(null)), Set.of());

        assertThat(read.errors()).isEmpty();
        assertThat(read.newcomers()).containsExactly(newcomer(MEMBER), newcomer(new MemberId(new UUID(7, 1))));
    }

    @Test
    void everything_wrong_with_a_row_is_said() {
        Row wrong = new Row("x", "y", " ", "call me", "boss", null, Set.of("In Service"), "1899-01-01");

        assertThat(fields(read(List.of(wrong), Set.of()))).containsExactly("rows[0].member");
        Row worse = new Row(null, "y", " ", "call me", "boss", null, Set.of("In Service"), "1899-01-01");
        assertThat(fields(read(List.of(worse), Set.of())))
                .containsExactly(
                        "rows[0].organisation",
                        "rows[0].name",
                        "rows[0].phone",
                        "rows[0].status",
                        "rows[0].categories",
                        "rows[0].posts",
                        "rows[0].from");
    }

    @Test
    void an_organisation_that_the_township_does_not_have_is_said() {
        Row row = new Row(null, new UUID(8, 8).toString(), "张卫国", null, "full", Set.of(), Set.of(), "2026-01-01");

        assertThat(fields(read(List.of(row), Set.of()))).containsExactly("rows[0].organisation");
    }

    @Test
    void a_member_who_is_registered_already_or_occurs_twice_is_said() {
        assertThat(read(List.of(row(MEMBER.toString())), Set.of(MEMBER)).errors())
                .containsExactly(new RowError(1, "rows[0].member", "该党员已经登记"));
        assertThat(read(List.of(row(MEMBER.toString()), row(MEMBER.toString())), Set.of())
                        .errors())
                .containsExactly(new RowError(2, "rows[1].member", "与第 1 行重复"));
    }

    @Test
    void names_and_codes_have_bounds() {
        Set<String> eleven =
                Set.copyOf(IntStream.range(0, 11).mapToObj(i -> "c" + i).toList());
        Row row = new Row(null, BRANCH.toString(), "长".repeat(51), null, "full", eleven, Set.of(), "2026-01-01");

        assertThat(fields(read(List.of(row), Set.of()))).containsExactly("rows[0].name", "rows[0].categories");
    }

    private static RosterImport.Read read(List<Row> rows, Set<MemberId> known) {
        List<MemberId> drawn = IntStream.range(0, rows.size())
                .mapToObj(i -> new MemberId(new UUID(7, i)))
                .toList();
        return RosterImport.read(rows, drawn, Set.of(BRANCH), known);
    }

    private static List<String> fields(RosterImport.Read read) {
        return read.errors().stream().map(RowError::field).toList();
    }

    private static Row row(String member) {
        return new Row(
                member, BRANCH.toString(), "张卫国", "13800000000", "full", Set.of("retired"), Set.of(), "2026-01-01");
    }

    private static Newcomer newcomer(MemberId member) {
        return new Newcomer(
                member,
                "张卫国",
                "13800000000",
                new Place(BRANCH, MemberStatus.FULL, Set.of("retired"), Set.of()),
                LocalDate.of(2026, 1, 1));
    }
}
