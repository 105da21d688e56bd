package cn.sanwei.wish.write.withdrawclaim;

import cn.sanwei.contracts.MemberId;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param onBehalfOf the claimant for whom the secretary or the office acts; absent for oneself */
@Schema(examples = """
        {"reason": "临时外出，请他人认领。"}""")
public record WithdrawClaimRequest(@Size(min = 1, max = 500) String reason, MemberId onBehalfOf) {}
