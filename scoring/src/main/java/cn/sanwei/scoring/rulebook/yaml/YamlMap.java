package cn.sanwei.scoring.rulebook.yaml;

import cn.sanwei.scoring.rulebook.findings.Findings;
import cn.sanwei.scoring.rulebook.findings.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A mapping as it was written. Keys that nobody knows, and keys written twice, are errors from the start. */
public final class YamlMap {
    private final Map<String, YamlValue> values = new LinkedHashMap<>();
    private final String path;
    private final Findings findings;

    /** @param known the keys that may stand here; empty for any */
    YamlMap(MappingNode node, String path, Findings findings, List<String> known) {
        this.path = path;
        this.findings = findings;
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                findings.errorAt(tuple.getKeyNode().getStartMark(), path, "键不是一个词", "写成“键: 值”");
                continue;
            }
            String key = keyNode.getValue();
            String at = path.isEmpty() ? key : path + "." + key;
            if (!known.isEmpty() && !known.contains(key)) {
                findings.errorAt(
                        keyNode.getStartMark(),
                        at,
                        "没有“" + key + "”这个键",
                        Nearest.hint(key, known) + "可用的键：" + String.join("、", known));
            } else if (values.containsKey(key)) {
                findings.errorAt(keyNode.getStartMark(), at, "“" + key + "”写了两次", "删去其中一个");
            } else {
                values.put(key, new YamlValue(tuple.getValueNode(), at, findings));
            }
        }
    }

    String path() {
        return path;
    }

    public Optional<YamlValue> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** What must be there: an error at the mapping where it is not. */
    public Optional<YamlValue> need(String key, String example) {
        YamlValue value = values.get(key);
        if (value == null) {
            findings.error(path, "缺少“" + key + "”", "加上一行，例如 " + example);
        }
        return Optional.ofNullable(value);
    }

    public void wrong(String reason, String expected) {
        findings.error(path, reason, expected);
    }

    public Map<String, YamlValue> all() {
        return values;
    }
}
