package cn.sanwei.scoring.rulebook.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Rule books as an editor's schema check sees them: YAML 1.2, in which a day, a clock time and yes are texts. */
final class SchemaInstance {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RULES = "rules: [{id: r, label: 阅读, fact: article-read, points: 1}]\n";
    private static final String RULE = "rules: [{id: r, label: 阅读, fact: article-read, points: 1, ";

    private static final String AMOUNT = "rules: [{id: r, label: 阅读, fact: article-read, ";

    /** Where keys are known, and a rule book that has one there which nobody knows. */
    record Place(String pointer, String yaml) {
        JsonNode in(JsonNode schema) {
            return pointer.isEmpty() ? schema : schema.at(pointer);
        }

        @Override
        public String toString() {
            return pointer.isEmpty() ? "the top" : pointer;
        }
    }

    static final List<Place> PLACES = List.of(
            new Place("", RULES + "zzz: 1\n"),
            new Place("/$defs/rule", RULE + "zzz: 1}]\n"),
            new Place("/$defs/when", RULE + "when: {zzz: 1}}]\n"),
            new Place("/$defs/any-or-none", RULE + "when: {posts: {zzz: 1}}}]\n"),
            new Place("/$defs/measure-range", RULE + "when: {measures: {hours: {zzz: 1}}}}]\n"),
            new Place("/$defs/for-each", RULE + "for-each: {zzz: 1}}]\n"),
            new Place("/$defs/clock", RULE + "when: {clock: {zzz: 1}}}]\n"),
            new Place("/$defs/table", AMOUNT + "table: {zzz: 1}}]\n"),
            new Place("/$defs/table-step", AMOUNT + "table: {measure: score, steps: [{zzz: 1}]}}]\n"),
            new Place("/$defs/brackets", AMOUNT + "brackets: {zzz: 1}}]\n"),
            new Place("/$defs/bracket", AMOUNT + "brackets: {measure: yuan, steps: [{zzz: 1}]}}]\n"),
            new Place("/$defs/scale", AMOUNT + "scale: {zzz: 1}}]\n"),
            new Place("/$defs/milestones", AMOUNT + "milestones: {zzz: 1}}]\n"),
            new Place("/$defs/milestone", AMOUNT + "milestones: {per: cycle, steps: [{zzz: 1}]}}]\n"),
            new Place("/$defs/multiplier", RULE + "multiply: [{zzz: 1}]}]\n"),
            new Place("/$defs/absence", "rules: [{id: r, label: 阅读, points: -1, absence: {zzz: 1}}]\n"),
            new Place("/$defs/repairs", AMOUNT + "repairs: {zzz: 1}}]\n"),
            new Place("/$defs/ladder", AMOUNT + "ladder: {zzz: 1}}]\n"),
            new Place("/$defs/rung", AMOUNT + "ladder: {per: cycle, steps: [{zzz: 1}]}}]\n"),
            new Place("/$defs/streak", RULE + "streak: {zzz: 1}}]\n"),
            new Place("/$defs/average", AMOUNT + "average: {zzz: 1}}]\n"),
            new Place("/$defs/repeat", RULE + "repeat: {zzz: 1}}]\n"),
            new Place("/$defs/requirement", RULE + "requires: [{zzz: 1}]}]\n"),
            new Place("/$defs/suspends", RULE + "suspends: {zzz: 1}}]\n"),
            new Place("/$defs/duration", RULE + "recorded-within: {zzz: 1}}]\n"),
            new Place("/$defs/valid", RULE + "valid: {zzz: 1}}]\n"),
            new Place("/$defs/longer", RULE + "valid: {years: 1, longer: [{zzz: 1}]}}]\n"),
            new Place("/$defs/effects", RULE + "effect: {zzz: 1}}]\n"),
            new Place("/$defs/cap", RULE + "caps: [{zzz: 1}]}]\n"),
            new Place("/$defs/group", RULES + "groups: [{zzz: 1}]\n"),
            new Place("/$defs/base-item", RULES + "base: [{zzz: 1}]\n"),
            new Place("/$defs/limits", RULES + "total: {zzz: 1}\n"),
            new Place("/$defs/part", RULES + "parts: [{zzz: 1}]\n"),
            new Place(
                    "/$defs/part/properties/scale",
                    RULES + "parts: [{id: p, label: 部分, rules: [r], scale: {zzz: 1}}]\n"),
            new Place("/$defs/need", RULES + "grades: {needs: [{zzz: 1}]}\n"),
            new Place("/$defs/band", RULES + "grades: [{zzz: 1}]\n"),
            new Place("/$defs/grades-by", RULES + "grades: {by: [{zzz: 1}]}\n"),
            new Place("/$defs/grade-scheme", RULES + "grades: {zzz: 1}\n"),
            new Place("/$defs/exempt", RULES + "exempt: {zzz: 1}\n"),
            new Place("/$defs/quarters", RULES + "quarters: {zzz: 1}\n"),
            new Place("/$defs/consequence", RULES + "consequences: [{zzz: 1}]\n"),
            new Place("/$defs/quotas", RULES + "quotas: {zzz: 1}\n"),
            new Place("/$defs/places", RULES + "quotas: {within: branch, places: [{zzz: 1}], still-tied: in}\n"),
            new Place("/$defs/tie", RULES + "quotas: {within: branch, ties: [{zzz: 1}], still-tied: in}\n"),
            new Place("/$defs/rolling", RULES + "rolling: {zzz: 1}\n"),
            new Place("/$defs/layers", RULES + "layers: {zzz: 1}\n"),
            new Place("/$defs/additions", RULES + "layers: {additions: {zzz: 1}}\n"),
            new Place("/$defs/branches", RULES + "branches: {zzz: 1}\n"),
            new Place("/$defs/branches/properties/weights", RULES + "branches: {weights: {zzz: 1}}\n"),
            new Place("/$defs/branches/properties/scorers", RULES + "branches: {scorers: {zzz: 1}}\n"));

    private SchemaInstance() {}

    static String json(String yaml) {
        Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        return json(root).toString();
    }

    private static JsonNode json(Node node) {
        return switch (node) {
            case MappingNode mapping -> {
                ObjectNode object = JSON.createObjectNode();
                mapping.getValue()
                        .forEach(tuple ->
                                object.set(((ScalarNode) tuple.getKeyNode()).getValue(), json(tuple.getValueNode())));
                yield object;
            }
            case SequenceNode sequence -> {
                ArrayNode array = JSON.createArrayNode();
                sequence.getValue().forEach(item -> array.add(json(item)));
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new IllegalArgumentException(node.toString());
        };
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.isPlain() && text.matches("-?(0|[1-9][0-9]*)")) {
            return JSON.getNodeFactory().numberNode(Long.parseLong(text));
        }
        if (scalar.isPlain() && text.matches("-?[0-9]+\\.[0-9]+")) {
            return JSON.getNodeFactory().numberNode(new BigDecimal(text));
        }
        if (scalar.isPlain() && (text.equals("true") || text.equals("false"))) {
            return JSON.getNodeFactory().booleanNode(text.equals("true"));
        }
        return JSON.getNodeFactory().textNode(text);
    }
}
