package cn.sanwei.points.write.box;

import cn.sanwei.points.domain.BoxTerms;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * All four, in working days; what was promised before stays.
 *
 * @param acknowledge not more than {@code answer}
 */
@Schema(name = "BoxTerms", examples = "{\"acknowledge\": 1, \"answer\": 7, \"extension\": 10, \"reopen\": 10}")
public record SetTermsRequest(
        @NotNull @Min(BoxTerms.LEAST_TO_ACKNOWLEDGE) @Max(BoxTerms.MOST_TO_ACKNOWLEDGE)
        Integer acknowledge,

        @NotNull @Min(BoxTerms.LEAST_TO_ANSWER) @Max(BoxTerms.MOST_TO_ANSWER)
        Integer answer,

        @NotNull @Min(BoxTerms.LEAST_OF_EXTENSION) @Max(BoxTerms.MOST_OF_EXTENSION)
        Integer extension,

        @NotNull @Min(BoxTerms.LEAST_TO_REOPEN) @Max(BoxTerms.MOST_TO_REOPEN)
        Integer reopen) {
    BoxTerms terms() {
        return new BoxTerms(acknowledge, answer, extension, reopen);
    }
}
