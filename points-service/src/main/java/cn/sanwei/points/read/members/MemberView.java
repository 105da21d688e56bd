package cn.sanwei.points.read.members;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param name null once it was erased
 * @param phone in lists with its middle hidden; null where none is known
 * @param from the day from which this is so
 * @param leftOn the first day off the roster, or null
 */
@Schema(examples = """
                {"member": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c", "name": "张卫国", "phone": "138****0000",
                 "organisation": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "organisationName": "云溪社区第一党支部",
                 "status": "full", "categories": ["retired"], "posts": ["group-leader"], "from": "2026-01-01",
                 "leftOn": null}
                """)
public record MemberView(
        MemberId member,
        String name,
        String phone,
        OrganisationId organisation,
        String organisationName,
        MemberStatus status,
        Set<String> categories,
        Set<String> posts,
        LocalDate from,
        LocalDate leftOn) {

    /** 138****8000. */
    MemberView withPhoneHidden() {
        if (phone == null) {
            return this;
        }
        String hidden =
                phone.length() < 8 ? "****" : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
        return new MemberView(
                member, name, hidden, organisation, organisationName, status, categories, posts, from, leftOn);
    }
}
