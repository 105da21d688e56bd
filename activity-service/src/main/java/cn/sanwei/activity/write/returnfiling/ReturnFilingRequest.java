package cn.sanwei.activity.write.returnfiling;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"reason": "请补充活动地点和负责人。"}""")
public record ReturnFilingRequest(@NotBlank @Size(max = 500) String reason) {}
