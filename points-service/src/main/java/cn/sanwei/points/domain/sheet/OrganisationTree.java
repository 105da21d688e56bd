package cn.sanwei.points.domain.sheet;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.points.domain.sheet.RosterState.Org;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The organisations that rows can name: those of the township and those that the sheet would establish. */
public final class OrganisationTree {
    private final Map<OrganisationId, TreeNode> nodes = new HashMap<>();
    private final Map<String, List<TreeNode>> byName = new HashMap<>();

    OrganisationTree(List<Org> organisations) {
        organisations.forEach(org -> {
            TreeNode node = new TreeNode(org.organisation(), org.name(), false);
            node.level = org.level();
            nodes.put(node.id, node);
        });
        organisations.forEach(
                org -> nodes.get(org.organisation()).parent = org.parent() == null ? null : nodes.get(org.parent()));
        nodes.values().forEach(this::name);
    }

    void add(TreeNode node) {
        nodes.put(node.id, node);
        name(node);
    }

    void rename(TreeNode node, String name) {
        byName.get(TreeNode.key(node.name)).remove(node);
        node.name = name;
        name(node);
    }

    private void name(TreeNode node) {
        byName.computeIfAbsent(TreeNode.key(node.name), name -> new ArrayList<>())
                .add(node);
    }

    TreeNode get(OrganisationId id) {
        return nodes.get(id);
    }

    /** All that the reference may mean. */
    List<TreeNode> find(String cell) {
        List<TreeNode> whole = byName.getOrDefault(TreeNode.key(cell), List.of());
        List<String> reference = TreeNode.reference(cell);
        if (!whole.isEmpty() || reference.isEmpty()) {
            return List.copyOf(whole);
        }
        return byName.getOrDefault(TreeNode.key(reference.getLast()), List.of()).stream()
                .filter(node -> node.answersTo(reference))
                .toList();
    }

    /** Its name where that is enough, else with those above it: what {@link #find} finds again. */
    String label(TreeNode node) {
        return byName.get(TreeNode.key(node.name)).size() == 1 ? node.name : node.path();
    }

    String label(OrganisationId id) {
        return label(nodes.get(id));
    }

    /** Of a township: what an export calls each. */
    public static Map<OrganisationId, String> labels(List<Org> organisations) {
        OrganisationTree tree = new OrganisationTree(organisations);
        return organisations.stream()
                .collect(Collectors.toMap(Org::organisation, org -> tree.label(org.organisation())));
    }

    /** Why a reference means nothing or too much; null where it means one. */
    static String trouble(List<TreeNode> found, String cell) {
        if (found.isEmpty()) {
            return "没有找到党组织“" + cell + "”；请先在“" + RosterSheet.ORGANISATIONS + "”表中登记，或改成已有的名称";
        }
        return found.size() == 1
                ? null
                : "有 " + found.size() + " 个党组织叫“" + cell + "”，请连上级一起写，例如 "
                        + found.getFirst().path();
    }

    /** From a node back to itself, or empty where the way ends at the top. */
    static List<TreeNode> cycle(TreeNode start) {
        List<TreeNode> way = new ArrayList<>();
        Set<TreeNode> seen = new HashSet<>();
        for (TreeNode node = start; node != null && seen.add(node); node = node.parent) {
            way.add(node);
            if (node.parent == start) {
                return way;
            }
        }
        return List.of();
    }
}
