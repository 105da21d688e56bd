package cn.sanwei.points.domain.sheet;

import cn.sanwei.points.domain.RosterRefusal;
import cn.sanwei.points.domain.sheet.RosterSheet.MemberRow;
import cn.sanwei.points.domain.sheet.RosterState.Person;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lays a workbook beside the roster as it stands. Says everything that is wrong, and changes nothing itself. */
public final class RosterPlanner {
    private RosterPlanner() {}

    /**
     * @param ids for those that are new
     * @param words what a refusal of a single command is called
     */
    public static RosterPlan plan(
            RosterSheet sheet,
            RosterState state,
            Supplier<UUID> ids,
            Instant at,
            Function<RosterRefusal, String> words) {
        Planning planning = new Planning(state, ids, at, words);
        OrganisationTree tree = new OrganisationTree(state.organisations());
        OrganisationRows organisations = new OrganisationRows(planning, tree);
        organisations.read(sheet.organisations());

        Doubles doubles = new Doubles();
        Set<TreeNode> named = new LinkedHashSet<>();
        List<PersonRow> rows = sheet.members().stream()
                .map(row -> new PersonRow(row, organisation(planning, tree, named, row)))
                .toList();
        rows.forEach(row -> requireOnce(planning, doubles, row));
        Recognition recognition = new Recognition(planning, tree);
        recognition.read(rows.stream().filter(row -> !row.isUnclear).toList());
        MemberJudge judge = new MemberJudge(planning, tree);
        rows.forEach(judge::judge);

        BranchSizes sizes = new BranchSizes();
        named.addAll(organisations.established().stream()
                .map(each -> tree.get(each.event().organisation()))
                .toList());
        List<Person> absent = state.members().stream()
                .filter(person -> person.isOnRoster(state.today()))
                .filter(person -> !recognition.claimed().contains(person.member()))
                .toList();
        if (planning.errors().isEmpty()) {
            count(sizes, tree, judge, absent, rows);
            sizes.findings(named, tree).forEach(planning::warn);
        }
        return new RosterPlan(
                organisations.established(),
                organisations.renamed(),
                organisations.unchanged(),
                judge.registered(),
                judge.changed(),
                judge.unchanged(),
                absent,
                inOrder(planning.errors()),
                inOrder(planning.warnings()));
    }

    private static TreeNode organisation(Planning planning, OrganisationTree tree, Set<TreeNode> named, MemberRow row) {
        String cell = row.organisation() == null ? "" : Words.plain(row.organisation());
        if (cell.isEmpty()) {
            planning.wrong(Finding.member(row.row(), Column.ORGANISATION, "不能为空"));
            return null;
        }
        List<TreeNode> found = tree.find(cell);
        String trouble = OrganisationTree.trouble(found, cell);
        if (trouble != null) {
            planning.wrong(Finding.member(row.row(), Column.ORGANISATION, trouble));
            return null;
        }
        named.add(found.getFirst());
        return found.getFirst();
    }

    private static void requireOnce(Planning planning, Doubles doubles, PersonRow row) {
        int first = row.name.isEmpty() ? 0 : doubles.repeats(row);
        if (first != 0) {
            row.isUnclear = true;
            planning.wrong(Finding.member(
                    row.row.row(),
                    Column.NAME,
                    "与第 " + first + " 行是同一人；确是同名的两人，请填写手机号或在平台编号列填“" + PersonRow.ANOTHER + "”"));
        }
    }

    private static void count(
            BranchSizes sizes, OrganisationTree tree, MemberJudge judge, List<Person> absent, List<PersonRow> rows) {
        Set<Person> moved = new LinkedHashSet<>();
        judge.changed().forEach(each -> {
            moved.add(each.before());
            sizes.count(tree.get(each.place().organisation()), each.place());
        });
        judge.registered()
                .forEach(each -> sizes.count(
                        tree.get(each.newcomer().place().organisation()),
                        each.newcomer().place()));
        rows.stream()
                .filter(row -> row.person != null && !moved.contains(row.person))
                .forEach(row -> sizes.count(row.organisation, row.person.place()));
        absent.forEach(person -> sizes.count(tree.get(person.place().organisation()), person.place()));
    }

    /** As somebody goes through the workbook. */
    private static List<Finding> inOrder(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(
                                (Finding finding) -> finding.sheet().equals(RosterSheet.MEMBERS))
                        .thenComparing(Finding::row))
                .toList();
    }
}
