package cn.sanwei.scoring.rulebook.layers;

import cn.sanwei.scoring.rulebook.reading.Layers;
import cn.sanwei.scoring.rulebook.reading.LayersReader;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One book as it was written, before it is merged with those above and below it. */
record Layer(String name, MappingNode root, YamlMap map) {
    Optional<String> id() {
        return map.get("id").map(YamlValue::raw);
    }

    int version() {
        return map.get("version").flatMap(value -> value.whole(1, 10_000)).orElse(1);
    }

    Optional<LocalDate> countsFrom() {
        return map.get("counts-from").flatMap(YamlValue::date);
    }

    /** The id of the book above, or nothing for the topmost. */
    Optional<String> within() {
        return map.get("within").map(YamlValue::raw);
    }

    /** Whether it is for the members of some organisations alone. */
    boolean isForSome() {
        return map.has("for");
    }

    Layers layers() {
        return map.get("layers").flatMap(LayersReader::read).orElse(Layers.NOTHING);
    }

    /** The items of a list; none where it is not there or is no list. */
    List<MappingNode> items(String key) {
        List<MappingNode> items = new ArrayList<>();
        if (value(root, key) instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> {
                if (item instanceof MappingNode mapping) {
                    items.add(mapping);
                }
            });
        }
        return items;
    }

    /** The value of a key, or null. */
    static Node value(MappingNode mapping, String key) {
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode scalar
                    && scalar.getValue().equals(key)) {
                return tuple.getValueNode();
            }
        }
        return null;
    }

    /** A scalar that stands there, or "". */
    static String word(MappingNode mapping, String key) {
        return value(mapping, key) instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** The words of a list or the one word. */
    static List<ScalarNode> words(Node node) {
        if (node instanceof ScalarNode scalar) {
            return List.of(scalar);
        }
        List<ScalarNode> words = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            sequence.getValue()
                    .forEach(item -> words.addAll(item instanceof ScalarNode scalar ? List.of(scalar) : List.of()));
        }
        return words;
    }
}
