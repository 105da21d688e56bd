package cn.sanwei.points.read.exemptions;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.ExemptionId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param organisation where the member was when he asked
 * @param state requested, endorsed, approved, refused, withdrawn or revoked
 * @param answer why it was refused, withdrawn or revoked; null otherwise
 */
@Schema(examples = """
                {"exemption": "1f0f5f6a-6a6b-4c7d-8e9f-0a1b2c3d4e5f", "member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c",
                 "organisation": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "cycle": "2026", "state": "endorsed",
                 "reason": "长期患病住院，附医院证明。", "requestedAt": "2026-11-02T02:00:00Z",
                 "endorsedAt": "2026-11-20T02:00:00Z", "answer": null, "decidedAt": null}
                """)
public record ExemptionView(
        ExemptionId exemption,
        MemberId member,
        OrganisationId organisation,
        Cycle cycle,
        String state,
        String reason,
        Instant requestedAt,
        Instant endorsedAt,
        String answer,
        Instant decidedAt) {}
