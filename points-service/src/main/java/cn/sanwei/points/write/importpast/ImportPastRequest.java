package cn.sanwei.points.write.importpast;

import cn.sanwei.contracts.ImportId;
import cn.sanwei.points.domain.PastImport;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A table as it is: the form of its cells is judged row by row, so that everything wrong is said at once.
 *
 * @param importId drawn here where it is left out
 */
@Schema(examples = """
                {"facts": [{"member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c", "fact": "activity-attended",
                            "occurredAt": "2026-03-06T19:00:00+08:00", "measures": {"hours": 1.5},
                            "attributes": {"kind": "theme-day", "mark": "present"}}],
                 "openingBalances": [{"member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c", "cycle": "2026",
                                      "micro": "platform", "points": "12.50"}]}
                """)
public record ImportPastRequest(
        @com.fasterxml.jackson.annotation.JsonProperty("import")
        ImportId importId,

        @Size(max = PastImport.MOST_ROWS) List<PastImport.@NotNull FactRow> facts,
        @Size(max = PastImport.MOST_ROWS) List<PastImport.@NotNull BalanceRow> openingBalances) {

    public ImportPastRequest {
        facts = facts == null ? List.of() : facts;
        openingBalances = openingBalances == null ? List.of() : openingBalances;
    }

    int rows() {
        return facts.size() + openingBalances.size();
    }
}
