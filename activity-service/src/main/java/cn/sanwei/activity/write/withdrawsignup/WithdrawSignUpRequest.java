package cn.sanwei.activity.write.withdrawsignup;

import cn.sanwei.contracts.MemberId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param onBehalfOf the member for whom the secretary or the office withdraws; absent for oneself */
@Schema(examples = """
        {}""")
public record WithdrawSignUpRequest(MemberId onBehalfOf) {}
