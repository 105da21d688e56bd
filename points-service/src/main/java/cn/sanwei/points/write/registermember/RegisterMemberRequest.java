package cn.sanwei.points.write.registermember;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.PlausibleDay;
import cn.sanwei.points.domain.MemberCommand.Place;
import cn.sanwei.points.domain.RosterImport.Newcomer;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param member drawn here where it is left out
 * @param categories codes such as in-service, retired, away, rural, private-enterprise, old-or-ill
 * @param posts codes such as secretary, deputy, committee-member, group-leader
 */
@Schema(examples = """
                {"organisation": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "name": "张卫国", "phone": "13800000000",
                 "status": "full", "categories": ["retired"], "posts": ["group-leader"], "from": "2026-01-01"}
                """)
public record RegisterMemberRequest(
        MemberId member,
        @NotNull OrganisationId organisation,
        @NotBlank @Size(max = 50) String name,
        @Pattern(regexp = "[0-9+][0-9 -]{4,19}") String phone,
        @NotNull MemberStatus status,
        @NotNull @Size(max = 10) Set<@NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String> categories,
        @NotNull @Size(max = 10) Set<@NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String> posts,
        @NotNull @PlausibleDay LocalDate from) {

    public Newcomer as(MemberId id) {
        return new Newcomer(id, name, phone, new Place(organisation, status, categories, posts), from);
    }
}
