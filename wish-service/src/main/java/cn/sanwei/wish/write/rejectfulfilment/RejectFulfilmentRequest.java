package cn.sanwei.wish.write.rejectfulfilment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"reason": "度数不合适，还没有换。"}""")
public record RejectFulfilmentRequest(
        @NotBlank @Size(max = 500) String reason) {}
