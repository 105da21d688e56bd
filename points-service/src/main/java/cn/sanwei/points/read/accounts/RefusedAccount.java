package cn.sanwei.points.read.accounts;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param organisation null for somebody who is not on the roster any more: his account could not be closed
 * @param reason in words
 * @param since when it should have been as it shall be
 * @param attempts how often it was tried
 * @param nextAttempt null where it is tried again at once
 */
@Schema(examples = """
                {"member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c", "name": "张<卫>国",
                 "organisation": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "organisationName": "云溪社区第一党支部",
                 "fault": "name-refused", "reason": "登录系统不接受这个姓名（含有 < > & 等符号，或者太长）。请导出名册，更正姓名后再导入，账号随后自动建立。",
                 "since": "2026-11-22T08:00:00Z", "attempts": 3, "nextAttempt": "2026-11-22T08:01:00Z"}
                """)
public record RefusedAccount(
        MemberId member,
        String name,
        OrganisationId organisation,
        String organisationName,
        String fault,
        String reason,
        Instant since,
        int attempts,
        Instant nextAttempt) {}
