package cn.sanwei.points.domain.sheet;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An organisation of the township, or one that a row would establish. */
final class TreeNode {
    final OrganisationId id;
    /** 0 where no row names it. */
    int row;

    String name;
    TreeNode parent;
    OrganisationLevel level;
    /** As the row of a new one has it; what the tree knows of the others. */
    List<String> parentPath = List.of();

    final boolean isNew;

    TreeNode(OrganisationId id, String name, boolean isNew) {
        this.id = id;
        this.name = name;
        this.isNew = isNew;
    }

    /** The names of those above it, the nearest last; a cycle ends where it meets itself. */
    List<String> above() {
        List<String> names = new ArrayList<>();
        List<TreeNode> seen = new ArrayList<>(List.of(this));
        for (TreeNode up = parent; up != null && !seen.contains(up); up = up.parent) {
            names.addFirst(up.name);
            seen.add(up);
        }
        return names.isEmpty() ? parentPath : names;
    }

    String path() {
        List<String> all = new ArrayList<>(above());
        all.add(name);
        return String.join("/", all);
    }

    /** Whether a reference, a name with as many of those above as its writer saw fit, may mean this one. */
    boolean answersTo(List<String> reference) {
        return !reference.isEmpty()
                && key(name).equals(key(reference.getLast()))
                && endsAlike(above(), reference.subList(0, reference.size() - 1));
    }

    /** As far as both go. */
    private static boolean endsAlike(List<String> above, List<String> asked) {
        int common = Math.min(above.size(), asked.size());
        for (int i = 1; i <= common; i++) {
            if (!key(above.get(above.size() - i)).equals(key(asked.get(asked.size() - i)))) {
                return false;
            }
        }
        return true;
    }

    static List<String> reference(String cell) {
        return Arrays.stream(Words.plain(cell).split("/"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    static String key(String name) {
        return Words.plain(name).replaceAll("\\s+", "");
    }
}
