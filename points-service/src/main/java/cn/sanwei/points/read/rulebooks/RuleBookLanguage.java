package cn.sanwei.points.read.rulebooks;

import cn.sanwei.scoring.facts.FactType;
import cn.sanwei.scoring.facts.FactTypes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What can be written in a rule book, for an editor to complete from.
 *
 * @param schema JSON Schema (2020-12) of the YAML
 * @param facts what can be scored, with what each can say
 */
@Schema(examples = """
                {"schema": {"$id": "urn:sanwei:rule-book", "type": "object"},
                 "facts": [{"fact": "activity-attended", "label": "参加活动", "source": "event",
                            "attributes": [{"name": "mark", "values": ["late", "made-up", "present"]}],
                            "measures": ["hours"]}]}
                """)
public record RuleBookLanguage(Map<String, Object> schema, List<FactView> facts) {

    /** @param source event, import (only from an old ledger, so far) or derived */
    public record FactView(
            String fact, String label, String source, List<AttributeView> attributes, List<String> measures) {
        static FactView of(FactType type) {
            return new FactView(
                    type.name(),
                    type.label(),
                    type.source().name().toLowerCase(java.util.Locale.ROOT),
                    type.attributes().stream()
                            .sorted()
                            .map(attribute -> AttributeView.of(type.name(), attribute))
                            .toList(),
                    type.measures().stream().sorted().toList());
        }
    }

    /** @param values the only ones it has, or the usual ones; empty where it may be anything */
    public record AttributeView(String name, List<String> values) {
        static AttributeView of(String type, String attribute) {
            return new AttributeView(
                    attribute,
                    Stream.concat(
                                    FactTypes.valuesOf(type, attribute).stream(),
                                    FactTypes.usualValuesOf(type, attribute).stream())
                            .distinct()
                            .sorted()
                            .toList());
        }
    }

    static RuleBookLanguage of(Map<String, Object> schema) {
        return new RuleBookLanguage(
                schema,
                FactTypes.scoredByRules().values().stream().map(FactView::of).toList());
    }
}
