package cn.sanwei.wish.write.refusewish;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"reason": "超出微心愿的范围，已转相关部门。"}""")
public record RefuseWishRequest(@NotBlank @Size(max = 500) String reason) {}
