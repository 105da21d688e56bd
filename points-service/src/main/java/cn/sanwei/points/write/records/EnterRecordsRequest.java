package cn.sanwei.points.write.records;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.RecordSheetId;
import cn.sanwei.points.domain.RecordRow;
import cn.sanwei.points.domain.RecordSheet;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A sheet as it was typed: the form of its cells is judged row by row, so that everything wrong is said at once.
 *
 * @param sheet drawn here where it is left out
 * @param organisation whose sheet it is: the members were in it, or below it, on their days
 */
@Schema(examples = """
                {"organisation": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2",
                 "rows": [{"member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c", "fact": "deed-recorded", "on": "2026-03-06",
                           "time": "19:30", "measures": {"hours": 2}, "attributes": {"kind": "mediation"},
                           "document": {"title": "调解协议书", "number": "2026-12", "body": null},
                           "note": "楼上漏水，双方和解。"}]}
                """)
public record EnterRecordsRequest(
        RecordSheetId sheet,
        @NotNull OrganisationId organisation,
        @NotEmpty @Size(max = RecordSheet.MOST_ROWS) List<@NotNull RecordRow> rows) {}
