package cn.sanwei.points.write.publisharticle;

import cn.sanwei.contracts.ArticleId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param article drawn here where it is left out
 * @param category a code such as theory, policy, history, law, discipline, deeds, local
 * @param secondsToRead how long it takes at least; a reading that is shorter does not count
 */
@Schema(examples = """
                {"title": "把小事办到群众心坎上", "category": "deeds", "paragraphs": ["第一段。", "第二段。"], "secondsToRead": 30}
                """)
public record PublishArticleRequest(
        ArticleId article,
        @NotBlank @Size(max = 200) String title,
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String category,
        @NotEmpty @Size(max = 500) List<@NotBlank @Size(max = 5000) String> paragraphs,
        @NotNull @Min(1) @Max(3600) Integer secondsToRead) {}
