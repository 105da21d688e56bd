package cn.sanwei.scoring.rulebook.layers;

import cn.sanwei.scoring.rulebook.findings.Findings;
import cn.sanwei.scoring.rulebook.reading.Layers;
import cn.sanwei.scoring.rulebook.reading.LayersReader;
import cn.sanwei.scoring.rulebook.reading.rules.RuleReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Puts a lower book under an upper one, as nodes, so that every finding still points at the line on which somebody wrote
 * it. All rules of the upper one hold; what the lower one adds is a part of the total of its own, held between the bounds
 * that the upper one set, and never touches what the upper rules give.
 */
final class LayerMerge {
    private static final Set<String> OF_THE_BOOK = Set.of("id", "title", "version", "counts-from", "replaces");
    private static final Set<String> ADDED = Set.of("rules", "groups", "within", "for", "layers");

    private final Findings findings;
    private final Map<String, Node> merged = new LinkedHashMap<>();
    private final List<Node> rules = new ArrayList<>();
    private final List<Node> parts = new ArrayList<>();
    private final Map<String, Node> groups = new LinkedHashMap<>();
    private final Node start;

    LayerMerge(Findings findings, Layer top) {
        this.findings = findings;
        this.start = top.root();
        for (NodeTuple tuple : top.root().getValue()) {
            merged.put(((ScalarNode) tuple.getKeyNode()).getValue(), tuple.getValueNode());
        }
        rules.addAll(top.items("rules"));
        parts.addAll(top.items("parts"));
        top.items("groups").forEach(group -> groups.put(Layer.word(group, "id"), group));
    }

    /** @param left what the book above leaves to this one */
    void put(Layer lower, Layers left) {
        Set<String> own = new TreeSet<>();
        lower.items("rules").forEach(rule -> own.add(Layer.word(rule, "id")));
        keys(lower, left);
        Layers passedOn = lower.layers();
        within(lower, left, passedOn);
        bounds(lower, left, passedOn, own.size());
        for (MappingNode rule : lower.items("rules")) {
            rules.add(rule(lower, rule, own));
        }
        groups(lower, left, own);
        if (!own.isEmpty()) {
            parts.add(part(lower, own, left.points() - passedOn.points(), left.deductions() - passedOn.deductions()));
        }
    }

    MappingNode root() {
        merged.put("rules", list(rules, start));
        if (!groups.isEmpty()) {
            merged.put("groups", list(List.copyOf(groups.values()), start));
        }
        if (!parts.isEmpty()) {
            merged.put("parts", list(parts, start));
        }
        LayersReader.OF_THE_BOOK.forEach(merged::remove);
        List<NodeTuple> tuples = new ArrayList<>();
        merged.forEach((key, value) -> tuples.add(new NodeTuple(word(key, start), value)));
        return new MappingNode(Tag.MAP, true, tuples, start.getStartMark(), null, FlowStyle.BLOCK);
    }

    private void keys(Layer lower, Layers left) {
        for (NodeTuple tuple : lower.root().getValue()) {
            String key = ((ScalarNode) tuple.getKeyNode()).getValue();
            if (ADDED.contains(key) || OF_THE_BOOK.contains(key) && lower.isForSome()) {
                continue;
            }
            if (OF_THE_BOOK.contains(key) || left.leaves().contains(key) && !lower.isForSome()) {
                merged.put(key, tuple.getValueNode());
            } else if (lower.isForSome() && left.leaves().contains(key)) {
                wrong(tuple.getKeyNode(), key, "只给部分组织的细则不能改“" + key + "”", "删去这一项，写进全镇的细则");
            } else {
                wrong(
                        tuple.getKeyNode(),
                        key,
                        "上级没有把“" + key + "”放给下级",
                        left.leaves().isEmpty()
                                ? "删去这一项"
                                : "删去这一项；上级放开的是：" + String.join("、", new TreeSet<>(left.leaves())));
            }
        }
        merged.remove("replaces");
    }

    /** What it passes on is no more than what it has. */
    private void within(Layer lower, Layers left, Layers passedOn) {
        Node written = Layer.value(lower.root(), "layers");
        if (passedOn.rules() > left.rules()
                || passedOn.points() > left.points()
                || passedOn.deductions() > left.deductions()) {
            wrong(written, "layers", "给下级的比上级给的还多", "上级给的是 " + words(left) + "，其中给下级的自己不能再用");
        }
        passedOn.leaves().stream()
                .filter(key -> !left.leaves().contains(key))
                .forEach(key -> wrong(written, "layers", "上级没有放开“" + key + "”，不能再放给下级", "从 leaves 中删去它"));
    }

    private void bounds(Layer lower, Layers left, Layers passedOn, int own) {
        int most = Math.max(0, left.rules() - passedOn.rules());
        if (own > most) {
            wrong(
                    Layer.value(lower.root(), "rules"),
                    "rules",
                    "自己加了 " + own + " 项，上级只许 " + most + " 项",
                    most == 0 ? "删去 rules" : "最多留 " + most + " 项");
        }
        for (MappingNode rule : lower.items("rules")) {
            boolean nothing = left.points() - passedOn.points() <= 0 && left.deductions() - passedOn.deductions() <= 0;
            if (nothing && own <= most) {
                wrong(rule, "rules", "上级没有给这一级可加、可扣的分", "请上级在 layers 的 additions 里写 points 或 deductions");
            }
        }
    }

    /** A rule of a lower book, for its organisations only where it is for some; it changes nothing of the upper one's. */
    private Node rule(Layer lower, MappingNode rule, Set<String> own) {
        if (Layer.value(rule, "effect") != null) {
            wrong(Layer.value(rule, "effect"), "effect", "下级的积分项不能否决或定级", "删去 effect");
        }
        if (Layer.value(rule, "suspends") instanceof MappingNode suspends) {
            foreign(Layer.words(Layer.value(suspends, "rules")), own, "停上级的积分项");
            foreign(Layer.words(Layer.value(suspends, "groups")), Set.of(), "停整组");
        }
        if (Layer.value(rule, "repairs") instanceof MappingNode repairs) {
            foreign(Layer.words(Layer.value(repairs, "rule")), own, "返还上级的扣分");
        }
        if (!lower.isForSome()) {
            return rule;
        }
        List<NodeTuple> tuples = new ArrayList<>();
        List<NodeTuple> conditions = new ArrayList<>();
        for (NodeTuple tuple : rule.getValue()) {
            boolean when = ((ScalarNode) tuple.getKeyNode()).getValue().equals("when");
            if (when && tuple.getValueNode() instanceof MappingNode written) {
                conditions.addAll(written.getValue());
            } else {
                tuples.add(tuple);
            }
        }
        if (Layer.value(rule, "when") instanceof MappingNode written && Layer.value(written, "organisations") != null) {
            wrong(Layer.value(written, "organisations"), "when", "已经用“for”写明是哪些组织的", "删去 organisations");
            return rule;
        }
        conditions.add(new NodeTuple(word("organisations", rule), Layer.value(lower.root(), "for")));
        tuples.add(new NodeTuple(
                word("when", rule),
                new MappingNode(Tag.MAP, true, conditions, rule.getStartMark(), null, FlowStyle.FLOW)));
        return new MappingNode(Tag.MAP, true, tuples, rule.getStartMark(), null, rule.getFlowStyle());
    }

    private void foreign(List<ScalarNode> names, Set<String> own, String what) {
        names.stream()
                .filter(name -> !own.contains(name.getValue()))
                .forEach(name -> wrong(name, "rules", "下级的积分项不能" + what, "只写本级自己的积分项"));
    }

    private void groups(Layer lower, Layers left, Set<String> own) {
        for (MappingNode group : lower.items("groups")) {
            foreign(Layer.words(Layer.value(group, "rules")), own, "把上级的积分项放进自己的组");
            String id = Layer.word(group, "id");
            Node upper = groups.get(id);
            foreign(Layer.words(Layer.value(group, "groups")), idsOfGroups(lower), "把上级的组放进自己的组");
            if (upper == null) {
                groups.put(id, group);
            } else if (!left.groups().contains(id)) {
                wrong(group, "groups", "上级没有让下级的积分项加入组“" + id + "”", "换一个 id，写成自己的组");
            } else {
                join(id, (MappingNode) upper, group);
            }
        }
    }

    private static Set<String> idsOfGroups(Layer lower) {
        Set<String> ids = new TreeSet<>();
        lower.items("groups").forEach(group -> ids.add(Layer.word(group, "id")));
        return ids;
    }

    /** To the rules of an upper group; its caps stay as they are. */
    private void join(String id, MappingNode upper, MappingNode group) {
        for (NodeTuple tuple : group.getValue()) {
            String key = ((ScalarNode) tuple.getKeyNode()).getValue();
            if (!Set.of("id", "label", "rules").contains(key)) {
                wrong(tuple.getKeyNode(), "groups", "组“" + id + "”是上级的，只能往里加积分项", "删去“" + key + "”，只写 id 和 rules");
            }
        }
        List<Node> all = new ArrayList<>(Layer.words(Layer.value(upper, "rules")));
        all.addAll(Layer.words(Layer.value(group, "rules")));
        List<NodeTuple> tuples = new ArrayList<>();
        upper.getValue().stream()
                .filter(tuple -> !((ScalarNode) tuple.getKeyNode()).getValue().equals("rules"))
                .forEach(tuples::add);
        tuples.add(new NodeTuple(word("rules", upper), list(all, upper)));
        groups.put(id, new MappingNode(Tag.MAP, true, tuples, upper.getStartMark(), null, upper.getFlowStyle()));
    }

    private static Node part(Layer lower, Set<String> own, int points, int deductions) {
        Node at = Layer.value(lower.root(), "id") == null ? lower.root() : Layer.value(lower.root(), "id");
        String title = Layer.word(lower.root(), "title");
        int length = title.codePointCount(0, title.length());
        String label = length <= RuleReader.LONGEST_LABEL
                ? title
                : title.substring(0, title.offsetByCodePoints(0, RuleReader.LONGEST_LABEL));
        List<NodeTuple> tuples = new ArrayList<>();
        tuples.add(new NodeTuple(word("id", at), word(Layer.word(lower.root(), "id"), at)));
        tuples.add(new NodeTuple(word("label", at), word(label, at)));
        tuples.add(new NodeTuple(
                word("rules", at),
                list(own.stream().map(id -> (Node) word(id, at)).toList(), at)));
        tuples.add(new NodeTuple(word("floor", at), word((deductions > 0 ? "-" : "") + Math.max(0, deductions), at)));
        tuples.add(new NodeTuple(word("ceiling", at), word(String.valueOf(Math.max(0, points)), at)));
        return new MappingNode(Tag.MAP, true, tuples, at.getStartMark(), null, FlowStyle.FLOW);
    }

    private static String words(Layers layers) {
        return layers.rules() + " 项、加 " + layers.points() + " 分、扣 " + layers.deductions() + " 分";
    }

    private void wrong(Node node, String path, String reason, String expected) {
        findings.errorAt(node.getStartMark(), path, reason, expected);
    }

    private static Node list(List<Node> items, Node at) {
        return new SequenceNode(Tag.SEQ, true, items, at.getStartMark(), null, FlowStyle.BLOCK);
    }

    private static ScalarNode word(String text, Node at) {
        return new ScalarNode(Tag.STR, true, text, at.getStartMark(), null, ScalarStyle.PLAIN);
    }
}
