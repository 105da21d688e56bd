package cn.sanwei.points.write.importpast;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param added rows that this call has brought
 * @param known rows that were there already
 */
@Schema(examples = """
                {"id": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "rows": 2690, "added": 2690, "known": 0}
                """)
public record ImportedSheet(String id, int rows, int added, int known) {}
