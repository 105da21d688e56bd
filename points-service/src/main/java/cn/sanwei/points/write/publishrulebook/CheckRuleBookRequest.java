package cn.sanwei.points.write.publishrulebook;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The same as text/yaml for those who send JSON. */
@Schema(
        examples =
                "{\"source\": \"id: yunxi\\ntitle: 云溪街道党员积分细则\\ncounts-from: 2026-01-01\\nrules:\\n  - {id: reading, label: 阅读文章, fact: article-read, points: 一}\\n\"}")
public record CheckRuleBookRequest(
        @NotNull @Size(max = 65536) String source) {}
