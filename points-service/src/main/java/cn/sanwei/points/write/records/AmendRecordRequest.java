package cn.sanwei.points.write.records;

import cn.sanwei.points.domain.RecordRow;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param row what takes the place of what was written; its member may be left out */
@Schema(examples = """
                {"row": {"fact": "deed-recorded", "on": "2026-03-07", "measures": {"hours": 1.5},
                         "attributes": {"kind": "mediation"}}}
                """)
public record AmendRecordRequest(@NotNull RecordRow row) {}
