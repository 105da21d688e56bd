package cn.sanwei.points.read.records;

import cn.sanwei.points.domain.RecordKinds;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that can be recorded: what a rule of the book in force scores.
 *
 * @param attributes what the rule asks for; where it takes several values, one is chosen
 * @param measure the figure without which it is not scored; null where none is needed
 * @param measures the figures that may be written
 * @param absence whether the rule deducts where it did not happen, so that the record keeps that from happening
 * @param decidedElsewhere whether the deciding body and its document have to be cited
 */
@Schema(examples = """
                {"rule": "mediation", "label": "调解纠纷", "micro": "points", "fact": "deed-recorded",
                 "factLabel": "申报事项", "attributes": {"kind": ["mediation"]}, "measure": null,
                 "measures": ["days", "hours", "times"], "deducts": false, "absence": false, "decidedElsewhere": false}
                """)
public record RecordKindView(
        String rule,
        String label,
        String micro,
        String fact,
        String factLabel,
        Map<String, Set<String>> attributes,
        String measure,
        Set<String> measures,
        boolean deducts,
        boolean absence,
        boolean decidedElsewhere) {
    static RecordKindView of(RecordKinds.Kind kind) {
        return new RecordKindView(
                kind.rule(),
                kind.label(),
                kind.micro().code(),
                kind.fact(),
                kind.factLabel(),
                kind.attributes(),
                kind.measure(),
                kind.measures(),
                kind.deducts(),
                kind.absence(),
                kind.decidedElsewhere());
    }
}
