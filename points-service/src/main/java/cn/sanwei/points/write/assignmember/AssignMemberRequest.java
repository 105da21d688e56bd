package cn.sanwei.points.write.assignmember;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.PlausibleDay;
import cn.sanwei.points.domain.MemberCommand.Place;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All four together, from a day: what is not repeated here is no longer so. */
@Schema(examples = """
                {"organisation": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "status": "full", "categories": ["retired"],
                 "posts": [], "from": "2026-07-01"}
                """)
public record AssignMemberRequest(
        @NotNull OrganisationId organisation,
        @NotNull MemberStatus status,
        @NotNull @Size(max = 10) Set<@NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String> categories,
        @NotNull @Size(max = 10) Set<@NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String> posts,
        @NotNull @PlausibleDay LocalDate from) {

    Place place() {
        return new Place(organisation, status, categories, posts);
    }
}
