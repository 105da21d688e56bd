package cn.sanwei.points.write.publishrulebook;

import cn.sanwei.contracts.RuleBookId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param source the rule book in YAML; its {@code id} is {@code ruleBook}, its {@code version} the next one */
@Schema(examples = """
                {"ruleBook": "yunxi", "source": "id: yunxi\\ntitle: 云溪街道党员积分细则\\nversion: 1\\ncounts-from: 2026-01-01\\nrules:\\n  - {id: reading, label: 阅读文章, fact: article-read, points: 1}\\n"}
                """)
public record PublishRuleBookRequest(
        @NotNull RuleBookId ruleBook,
        @NotBlank @Size(max = 65536) String source) {}
