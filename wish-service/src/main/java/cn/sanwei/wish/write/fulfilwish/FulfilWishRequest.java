package cn.sanwei.wish.write.fulfilwish;

import cn.sanwei.contracts.MemberId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param evidence what was done, in words
 * @param onBehalfOf the claimant for whom the secretary or the office acts; absent for oneself */
@Schema(examples = """
        {"evidence": "老花镜已送到家中，老人当场试戴合适。"}""")
public record FulfilWishRequest(@NotBlank @Size(max = 1000) String evidence, MemberId onBehalfOf) {}
