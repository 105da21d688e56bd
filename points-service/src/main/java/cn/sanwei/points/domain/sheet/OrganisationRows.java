package cn.sanwei.points.domain.sheet;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import cn.sanwei.contracts.PointsEvent.OrganisationEstablished;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.Organisation;
import cn.sanwei.points.domain.Organisation.EstablishOrganisation;
import cn.sanwei.points.domain.RosterRefusal;
import cn.sanwei.points.domain.sheet.DayText.NoDay;
import cn.sanwei.points.domain.sheet.RosterPlan.NewOrganisation;
import cn.sanwei.points.domain.sheet.RosterPlan.RenamedOrganisation;
import cn.sanwei.points.domain.sheet.RosterSheet.OrganisationRow;
import cn.sanwei.points.domain.sheet.RosterState.Org;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The sheet of organisations. One that is there already may get another name and nothing else: an organisation never
 * moves in the tree, which is what keeps it one.
 */
final class OrganisationRows {
    private static final int LONGEST_NAME = 100;

    private final Planning planning;
    private final OrganisationTree tree;
    private final Map<OrganisationId, Org> known;
    private final Map<OrganisationRow, TreeNode> fresh = new LinkedHashMap<>();
    private final List<RenamedOrganisation> renamed = new ArrayList<>();
    private final List<NewOrganisation> established = new ArrayList<>();
    private int unchanged;

    OrganisationRows(Planning planning, OrganisationTree tree) {
        this.planning = planning;
        this.tree = tree;
        this.known = planning.state().organisations().stream()
                .collect(Collectors.toMap(Org::organisation, Function.identity()));
    }

    void read(List<OrganisationRow> rows) {
        List<OrganisationRow> numbered =
                rows.stream().filter(row -> !isEmpty(row.id())).toList();
        numbered.forEach(this::byNumber);
        rows.stream().filter(row -> isEmpty(row.id())).forEach(this::byName);
        fresh.forEach(this::stand);
        fresh.values().forEach(this::requireNoCycle);
        requireOwnNames();
        establishInOrder();
    }

    List<NewOrganisation> established() {
        return established;
    }

    List<RenamedOrganisation> renamed() {
        return renamed;
    }

    int unchanged() {
        return unchanged;
    }

    private void byNumber(OrganisationRow row) {
        Optional<Org> found = planning.id(row.id()).map(OrganisationId::new).map(known::get);
        if (found.isEmpty()) {
            wrong(row, Column.ID, "没有这个编号的党组织；新的党组织请留空");
            return;
        }
        TreeNode node = tree.get(found.get().organisation());
        if (node.row != 0) {
            wrong(row, Column.ID, "与第 " + node.row + " 行重复");
            return;
        }
        node.row = row.row();
        requireStays(row, found.get(), node);
        String name = Words.plain(row.name());
        if (name.equals(Words.plain(node.name))) {
            unchanged++;
        } else if (isName(row, name)) {
            String before = node.name;
            tree.rename(node, name);
            renamed.add(new RenamedOrganisation(row.row(), node.id, before, name));
        }
    }

    private void byName(OrganisationRow row) {
        String name = Words.plain(row.name());
        if (!isName(row, name)) {
            return;
        }
        List<TreeNode> same = tree.find(name).stream()
                .filter(node -> !node.isNew && (isEmpty(row.parent()) || isUnder(node, row.parent())))
                .toList();
        if (same.size() > 1) {
            wrong(row, Column.ID, "平台上有 " + same.size() + " 个同名的党组织，请填写平台编号（导出名册可得）或上级党组织");
        } else if (same.size() == 1) {
            recognised(row, same.getFirst());
        } else {
            TreeNode node = new TreeNode(new OrganisationId(planning.draw()), name, true);
            node.row = row.row();
            node.parentPath = isEmpty(row.parent()) ? List.of() : TreeNode.reference(row.parent());
            fresh.put(row, node);
            tree.add(node);
        }
    }

    private void recognised(OrganisationRow row, TreeNode node) {
        if (node.row != 0) {
            wrong(row, Column.ORGANISATION_NAME, "与第 " + node.row + " 行重复");
            return;
        }
        node.row = row.row();
        requireStays(row, known.get(node.id), node);
        unchanged++;
    }

    private static boolean isUnder(TreeNode node, String parent) {
        return node.parent != null
                && (TreeNode.key(node.parent.name).equals(TreeNode.key(parent))
                        || node.parent.answersTo(TreeNode.reference(parent)));
    }

    private void requireStays(OrganisationRow row, Org org, TreeNode node) {
        if (!isEmpty(row.parent()) && !isUnder(node, row.parent())) {
            wrong(
                    row,
                    Column.PARENT,
                    "党组织不能改换上级，现在的上级是" + (node.parent == null ? "（无）" : "“" + node.parent.name + "”"));
        }
        requireSame(row, Column.LEVEL, row.level(), Words.LEVELS, org.level().code());
        requireSame(row, Column.SECTOR, row.sector(), Words.SECTORS, org.sector());
        if (!isEmpty(row.from())) {
            day(row).filter(day -> !day.equals(org.since()))
                    .ifPresent(day -> planning.warn(
                            Finding.organisation(row.row(), Column.FROM, "已登记的起始日期是 " + org.since() + "，不会改动")));
        }
    }

    private void requireSame(OrganisationRow row, String column, String cell, Words words, String code) {
        if (!isEmpty(cell)
                && words.code(cell, Set.of(code)).filter(code::equals).isEmpty()) {
            wrong(row, column, "已登记为“" + words.word(code) + "”，不能通过名册改动");
        }
    }

    private void stand(OrganisationRow row, TreeNode node) {
        node.level = word(row, Column.LEVEL, row.level(), Words.LEVELS)
                .map(code -> Arrays.stream(OrganisationLevel.values())
                        .filter(level -> level.code().equals(code))
                        .findFirst()
                        .orElseThrow())
                .orElse(null);
        if (isEmpty(row.parent())) {
            return;
        }
        List<TreeNode> found = tree.find(row.parent());
        List<TreeNode> others = found.stream().filter(other -> other != node).toList();
        List<TreeNode> parents = others.isEmpty() ? found : others;
        String trouble = OrganisationTree.trouble(parents, Words.plain(row.parent()));
        if (trouble == null) {
            node.parent = parents.getFirst();
        } else {
            wrong(row, Column.PARENT, trouble);
        }
    }

    private void requireNoCycle(TreeNode node) {
        List<TreeNode> cycle = OrganisationTree.cycle(node);
        if (!cycle.isEmpty()) {
            String way = cycle.stream().map(each -> each.name).collect(Collectors.joining(" → ")) + " → " + node.name;
            planning.wrong(Finding.organisation(node.row, Column.PARENT, "上级关系成了一圈：" + way));
        }
    }

    /** Under one parent no two have one name, not even for a moment: names that are exchanged need two imports. */
    private void requireOwnNames() {
        Map<String, Integer> taken = new HashMap<>();
        known.values().forEach(org -> taken.put(org.parent() + "/" + TreeNode.key(org.name()), 0));
        renamed.forEach(row -> take(taken, row.row(), tree.get(row.organisation())));
        fresh.forEach((row, node) -> take(taken, row.row(), node));
    }

    private void take(Map<String, Integer> taken, int row, TreeNode node) {
        String key = (node.parent == null ? null : node.parent.id) + "/" + TreeNode.key(node.name);
        Integer first = taken.putIfAbsent(key, row);
        if (first != null) {
            planning.wrong(Finding.organisation(
                    row, Column.ORGANISATION_NAME, first == 0 ? "同一上级之下已有同名的党组织" : "与第 " + first + " 行重复"));
        }
    }

    private void establishInOrder() {
        Set<TreeNode> done = new HashSet<>();
        List<Map.Entry<OrganisationRow, TreeNode>> waiting = new ArrayList<>(fresh.entrySet());
        while (!waiting.isEmpty()) {
            List<Map.Entry<OrganisationRow, TreeNode>> next = waiting.stream()
                    .filter(each -> each.getValue().parent == null
                            || !each.getValue().parent.isNew
                            || done.contains(each.getValue().parent))
                    .toList();
            if (next.isEmpty()) {
                return; // What is left hangs on a cycle, which has been said.
            }
            next.forEach(each -> establish(each.getKey(), each.getValue()));
            next.forEach(each -> done.add(each.getValue()));
            waiting.removeAll(next);
        }
    }

    private void establish(OrganisationRow row, TreeNode node) {
        Optional<String> sector = word(row, Column.SECTOR, row.sector(), Words.SECTORS);
        Optional<LocalDate> from = day(row);
        if (node.level == null
                || sector.isEmpty()
                || from.isEmpty()
                || node.parent != null && node.parent.level == null) {
            return;
        }
        Optional<TreeNode> parent = Optional.ofNullable(node.parent);
        EstablishOrganisation command = new EstablishOrganisation(
                node.id,
                parent.map(up -> up.id),
                parent.map(up -> up.level),
                false,
                node.level,
                sector.get(),
                from.get(),
                planning.at());
        switch (new Organisation().decide(Organisation.State.UNKNOWN, command)) {
            case Decision.Accepted<OrganisationEstablished> accepted ->
                established.add(new NewOrganisation(
                        row.row(),
                        node.name,
                        parent.map(tree::label).orElse(""),
                        accepted.events().getFirst()));
            case Decision.Refused<OrganisationEstablished> refused ->
                wrong(row, Column.LEVEL, planning.words((RosterRefusal) refused.reason()));
        }
    }

    private Optional<String> word(OrganisationRow row, String column, String cell, Words words) {
        if (isEmpty(cell)) {
            wrong(row, column, "不能为空");
            return Optional.empty();
        }
        Optional<String> code = words.code(cell, Set.of());
        if (code.isEmpty()) {
            wrong(row, column, "须为" + String.join("、", words.offered()) + "之一");
        }
        return code;
    }

    private Optional<LocalDate> day(OrganisationRow row) {
        if (isEmpty(row.from())) {
            wrong(row, Column.FROM, "不能为空");
            return Optional.empty();
        }
        try {
            return Optional.of(DayText.read(row.from()));
        } catch (NoDay e) {
            wrong(row, Column.FROM, e.getMessage());
            return Optional.empty();
        }
    }

    private boolean isName(OrganisationRow row, String name) {
        String trouble = name.contains("/") ? "名称里不能有 /" : Planning.nameTrouble(name, LONGEST_NAME);
        if (trouble != null) {
            wrong(row, Column.ORGANISATION_NAME, trouble);
        }
        return trouble == null;
    }

    private void wrong(OrganisationRow row, String column, String message) {
        planning.wrong(Finding.organisation(row.row(), column, message));
    }

    private static boolean isEmpty(String cell) {
        return cell == null || cell.isBlank();
    }
}
