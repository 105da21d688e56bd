package cn.sanwei.points.write.importroster;

import cn.sanwei.points.domain.RosterImport;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A table as it is: the form of its cells is judged row by row, so that everything wrong is said at once. */
@Schema(examples = """
                {"rows": [{"organisation": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "name": "张卫国", "phone": "13800000000",
                           "status": "full", "categories": ["retired"], "posts": [], "from": "2026-01-01"}]}
                """)
public record ImportRosterRequest(
        @NotEmpty @Size(max = RosterImport.MOST_ROWS) List<RosterImport.@NotNull Row> rows) {}
