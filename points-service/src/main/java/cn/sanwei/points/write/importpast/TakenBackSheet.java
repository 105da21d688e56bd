package cn.sanwei.points.write.importpast;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param rows that count no longer */
@Schema(examples = """
                {"id": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "rows": 2690}
                """)
public record TakenBackSheet(String id, int rows) {}
