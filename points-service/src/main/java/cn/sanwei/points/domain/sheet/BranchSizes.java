package cn.sanwei.points.domain.sheet;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.points.domain.MemberCommand.Place;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sizes that 《中国共产党支部工作条例（试行）》 (2018) names in its article 5: a branch has 3 full members or more and
 * generally not over 50; and a secretary. Towns have their reasons, so this warns and never refuses.
 */
final class BranchSizes {
    private static final int FEWEST_FULL = 3;
    private static final int MOST = 50;

    private final Map<TreeNode, Count> counts = new HashMap<>();

    private static final class Count {
        int full;
        int members;
        int secretaries;
    }

    /** Those of a group count for the branch above it. */
    void count(TreeNode organisation, Place place) {
        for (TreeNode node = organisation; node != null; node = node.parent) {
            Count count = counts.computeIfAbsent(node, any -> new Count());
            boolean isFull = place.status() == MemberStatus.FULL;
            count.full += isFull ? 1 : 0;
            count.members += isFull || place.status() == MemberStatus.PROBATIONARY ? 1 : 0;
            count.secretaries += node == organisation && place.posts().contains("secretary") ? 1 : 0;
        }
    }

    List<Finding> findings(Collection<TreeNode> named, OrganisationTree tree) {
        return named.stream()
                .filter(BranchSizes::isBranch)
                .flatMap(node -> troubles(counts.getOrDefault(node, new Count())).stream()
                        .map(trouble -> new Finding(
                                RosterSheet.ORGANISATIONS, node.row, "", "“" + tree.label(node) + "”" + trouble)))
                .toList();
    }

    private static List<String> troubles(Count count) {
        return java.util.stream.Stream.of(
                        count.full < FEWEST_FULL ? "有正式党员 " + count.full + " 名，条例要求支部有 3 名以上" : "",
                        count.members > MOST ? "有党员 " + count.members + " 名，条例规定支部一般不超过 50 名" : "",
                        count.members > 0 && count.secretaries == 0 ? "还没有书记" : "",
                        count.secretaries > 1 ? "有 " + count.secretaries + " 名书记" : "")
                .filter(trouble -> !trouble.isEmpty())
                .toList();
    }

    private static boolean isBranch(TreeNode node) {
        return node.level != null
                && switch (node.level) {
                    case BRANCH, JOINT_BRANCH -> true;
                    case COMMITTEE, GENERAL_BRANCH, GROUP -> false;
                };
    }
}
