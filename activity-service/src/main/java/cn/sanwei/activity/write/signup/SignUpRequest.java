package cn.sanwei.activity.write.signup;

import cn.sanwei.contracts.MemberId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param onBehalfOf the member whom the secretary or the office signs up; absent for oneself */
@Schema(examples = """
        {}""")
public record SignUpRequest(MemberId onBehalfOf) {}
