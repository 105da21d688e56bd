package cn.sanwei.wish.write.confirmfulfilment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"rating": 5, "comment": "很满意，谢谢！"}""")
public record ConfirmFulfilmentRequest(
        @NotNull @Min(1) @Max(5) Integer rating,
        @Size(min = 1, max = 500) String comment) {}
