package cn.sanwei.points.write.logincodes;

import cn.sanwei.contracts.Days;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.points.write.LoginCodeSheet;
import cn.sanwei.points.write.LoginCodes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/accounts/codes")
@RolesAllowed({Roles.TOWNSHIP_OFFICE, Roles.BRANCH_SECRETARY})
@Tag(name = "Accounts")
public class MakeLoginCodesResource {
    private final Callers callers;
    private final CommandEdge edge;
    private final LoginCodes codes;

    MakeLoginCodesResource(Callers callers, CommandEdge edge, LoginCodes codes) {
        this.callers = callers;
        this.edge = edge;
        this.codes = codes;
    }

    @POST
    @Operation(
            summary =
                    "Make one-time login codes for members, shown once; earlier ones are void; township office, or the"
                            + " secretary for those below him")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = LoginCodeSheet.class)))
    public Uni<Response> make(@NotNull @Valid MakeLoginCodesRequest request) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        Set<MemberId> members = Set.copyOf(request.members());
        return codes.make(
                context, transaction -> MembersBelow.targets(transaction, caller, members, Days.of(context.at())));
    }
}
