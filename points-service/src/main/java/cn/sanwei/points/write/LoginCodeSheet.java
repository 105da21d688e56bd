package cn.sanwei.points.write;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is printed, cut and handed over. Shown once, kept nowhere. */
@Schema(examples = """
                {"items": [{"account": "0b8f3f0e-5b0a-4d63-9a43-4a3c9c3c2f11",
                            "member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c", "name": "张卫国",
                            "organisation": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "organisationName": "云溪社区第一党支部",
                            "userName": "40719283", "code": "kmpxwqdft", "until": "2026-12-06T08:00:00Z"}]}
                """)
public record LoginCodeSheet(List<Item> items) {
    /** @param member null, like the organisation, for an office account */
    public record Item(
            UUID account,
            MemberId member,
            String name,
            OrganisationId organisation,
            String organisationName,
            String userName,
            String code,
            Instant until) {
        @Override
        public String toString() {
            return "Item[account=" + account + "]";
        }
    }
}
