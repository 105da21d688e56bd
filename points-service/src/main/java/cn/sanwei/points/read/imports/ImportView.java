package cn.sanwei.points.read.imports;

import cn.sanwei.contracts.ImportId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A workbook that was imported; of an import as JSON nothing but its events is kept.
 *
 * @param added those of its rows that it has brought; the others were there already
 * @param done how many of its parts are written
 * @param takenBackAt null while its rows count
 */
@Schema(examples = """
                {"importId": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "rows": 2690, "added": 2690, "parts": 3, "done": 3,
                 "importedBy": "云溪街道组织办", "importedAt": "2026-06-01T02:00:00Z", "takenBackBy": null,
                 "takenBackAt": null}
                """)
public record ImportView(
        ImportId importId,
        int rows,
        int added,
        int parts,
        int done,
        String importedBy,
        Instant importedAt,
        String takenBackBy,
        Instant takenBackAt) {}
