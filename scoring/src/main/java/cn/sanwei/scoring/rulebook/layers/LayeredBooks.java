package cn.sanwei.scoring.rulebook.layers;

import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.findings.Finding;
import cn.sanwei.scoring.rulebook.findings.Findings;
import cn.sanwei.scoring.rulebook.reading.Layers;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import cn.sanwei.scoring.rulebook.reading.RuleBookReader;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Books in layers: a county's frame, a township's book within it, a branch's own additions within that. A function of the
 * texts alone, in any order: they become one rule book, which scores, is published and recomputed like any other.
 */
public final class LayeredBooks {
    /** A book as somebody wrote it. @param name of the file, which every finding about it says */
    public record Text(String name, String yaml) {}

    /**
     * @param text the one book that the layers make, as it could have been written; empty where something is wrong
     * @param version of it
     */
    public record Merged(Reading reading, String text, int version) {}

    private LayeredBooks() {}

    /** Whether a book says that it stands within another. */
    public static boolean isLower(String yaml) {
        return RuleBookParser.compose(yaml, new Findings())
                .filter(root -> root instanceof MappingNode mapping && Layer.value(mapping, "within") != null)
                .isPresent();
    }

    /**
     * One merged book for each version of the book that is for everybody: with the newest version of each other layer that
     * counts from the same day or an earlier one.
     */
    public static List<Merged> merge(List<Text> texts, List<RuleBook> published) {
        Findings findings = new Findings();
        List<Layer> layers = new ArrayList<>();
        texts.forEach(text -> layer(text, findings).ifPresent(layers::add));
        List<Layer> wholes = layers.stream()
                .filter(layer -> !layer.isForSome() && !isStoodIn(layer, layers))
                .sorted(Comparator.comparingInt(Layer::version))
                .toList();
        layers.forEach(Layer::layers); // says what is wrong with them
        strangers(layers, findings);
        if (wholes.isEmpty() && !findings.hasErrors()) {
            layers.stream()
                    .filter(layer -> layer.within().isPresent())
                    .forEach(layer -> findings.errorAt(
                            Layer.value(layer.root(), "within").getStartMark(),
                            "within",
                            "没有一份是全镇的：几份互为上级，或者都写了 for",
                            "最上一级不写 within，全镇的一份不写 for"));
        }
        if (findings.hasErrors()) {
            return List.of(new Merged(rejected(findings), "", 0));
        }
        List<Merged> merged = new ArrayList<>();
        List<RuleBook> before = new ArrayList<>(published);
        for (Layer whole : wholes) {
            Merged one = merge(whole, layers, before);
            merged.add(one);
            if (one.reading() instanceof Reading.Accepted accepted) {
                before.add(accepted.ruleBook());
            }
        }
        return merged;
    }

    /** Whether another book for everybody stands within this one. */
    private static boolean isStoodIn(Layer layer, List<Layer> layers) {
        return layers.stream()
                .anyMatch(other -> !other.isForSome() && other.within().equals(layer.id()));
    }

    private static Merged merge(Layer whole, List<Layer> layers, List<RuleBook> published) {
        Findings findings = new Findings();
        layers.forEach(layer -> mark(layer.root(), layer.name(), findings.layers()));
        List<Layer> chain = new ArrayList<>(List.of(whole));
        while (chain.getFirst().within().isPresent()) {
            String above = chain.getFirst().within().get();
            Optional<Layer> upper = newest(layers, above, whole).filter(layer -> !chain.contains(layer));
            if (upper.isEmpty()) {
                findings.errorAt(
                        Layer.value(chain.getFirst().root(), "within").getStartMark(),
                        "within",
                        "上级细则“" + above + "”没有在 " + whole.countsFrom().orElseThrow() + " 或更早起计的版本，或者两份互为上级",
                        "把上级的文件一起写上，检查它的 counts-from");
                return new Merged(rejected(findings), "", whole.version());
            }
            chain.addFirst(upper.get());
        }
        LayerMerge merge = new LayerMerge(findings, chain.getFirst());
        Map<String, Layers> left = new HashMap<>();
        chain.getFirst().id().ifPresent(id -> left.put(id, chain.getFirst().layers()));
        for (Layer lower : chain.subList(1, chain.size())) {
            merge.put(lower, left.get(lower.within().orElseThrow()));
            lower.id().ifPresent(id -> left.put(id, lower.layers()));
        }
        layers.stream()
                .filter(Layer::isForSome)
                .map(layer -> layer.id().orElse(""))
                .distinct()
                .sorted()
                .forEach(id -> newest(layers, id, whole)
                        .filter(layer -> left.containsKey(layer.within().orElse("")))
                        .ifPresent(layer ->
                                merge.put(layer, left.get(layer.within().get()))));
        MappingNode root = merge.root();
        Reading reading = RuleBookParser.read(root, findings, published);
        return new Merged(reading, reading instanceof Reading.Accepted ? text(root) : "", whole.version());
    }

    private static Optional<Layer> newest(List<Layer> layers, String id, Layer whole) {
        return layers.stream()
                .filter(layer -> layer.id().filter(id::equals).isPresent())
                .filter(layer -> layer.countsFrom()
                        .filter(day -> !day.isAfter(whole.countsFrom().orElseThrow()))
                        .isPresent())
                .max(Comparator.comparingInt(Layer::version));
    }

    /** What each layer must say to find its place. */
    private static void strangers(List<Layer> layers, Findings findings) {
        for (Layer layer : layers) {
            boolean placed = layer.map().need("id", "id: yunxi").isPresent()
                    & layer.map().need("counts-from", "counts-from: 2026-01-01").isPresent()
                    & layer.countsFrom().isPresent();
            if (placed && layer.isForSome() && layer.within().isEmpty()) {
                findings.errorAt(
                        Layer.value(layer.root(), "for").getStartMark(), "for", "没有写在哪份细则之内", "加上一行，例如 within: yunxi");
            }
            layer.within()
                    .filter(above -> layers.stream()
                            .noneMatch(other -> other.id().filter(above::equals).isPresent()))
                    .ifPresent(above -> findings.errorAt(
                            Layer.value(layer.root(), "within").getStartMark(),
                            "within",
                            "没有叫“" + above + "”的上级细则",
                            "把上级的文件一起写上，例如 --rulebook county.yaml yunxi.yaml"));
        }
    }

    private static Optional<Layer> layer(Text text, Findings findings) {
        Findings own = new Findings();
        Optional<Node> root = RuleBookParser.compose(text.yaml(), own);
        root.ifPresent(node -> mark(node, text.name(), findings.layers()));
        findings.adopt(own, text.name());
        return root.flatMap(node -> new YamlValue(node, "", findings)
                .map(RuleBookReader.KEYS)
                .map(map -> new Layer(text.name(), (MappingNode) node, map)));
    }

    private static Reading rejected(Findings findings) {
        List<Finding> errors = findings.all(Finding.Severity.ERROR);
        return new Reading.Rejected(errors.stream().distinct().toList(), findings.all(Finding.Severity.WARNING));
    }

    private static void mark(Node node, String name, IdentityHashMap<Mark, String> layers) {
        layers.put(node.getStartMark(), name);
        switch (node) {
            case MappingNode mapping -> {
                for (NodeTuple tuple : mapping.getValue()) {
                    mark(tuple.getKeyNode(), name, layers);
                    mark(tuple.getValueNode(), name, layers);
                }
            }
            case SequenceNode sequence -> sequence.getValue().forEach(item -> mark(item, name, layers));
            default -> {}
        }
    }

    private static String text(MappingNode root) {
        DumperOptions options = new DumperOptions();
        options.setAllowUnicode(true);
        options.setWidth(4 * 1024);
        StringWriter text = new StringWriter();
        new Yaml(options).serialize(root, text);
        return text.toString();
    }
}
