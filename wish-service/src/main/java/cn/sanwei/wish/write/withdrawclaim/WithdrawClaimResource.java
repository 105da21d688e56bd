package cn.sanwei.wish.write.withdrawclaim;

import cn.sanwei.contracts.Days;
import cn.sanwei.contracts.WishId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.roster.Authority;
import cn.sanwei.wish.domain.WishCommand.WithdrawClaim;
import cn.sanwei.wish.write.WishTables;
import cn.sanwei.wish.write.WishWriting;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/wish/wishes/{wish}/claims/withdrawal")
public class WithdrawClaimResource {
    private final CommandEdge edge;
    private final Callers callers;
    private final Authority authority;
    private final WishTables tables;
    private final WishWriting writing;

    WithdrawClaimResource(
            CommandEdge edge, Callers callers, Authority authority, WishTables tables, WishWriting writing) {
        this.edge = edge;
        this.callers = callers;
        this.authority = authority;
        this.tables = tables;
        this.writing = writing;
    }

    @POST
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "撤回认领，心愿重新开放")
    @APIResponse(responseCode = "200", description = "已撤回")
    @APIResponse(responseCode = "403", description = "not-your-member、no-member、not-on-roster、not-the-claimant")
    @APIResponse(responseCode = "409", description = "wrong-state")
    public Uni<Response> withdraw(@PathParam("wish") WishId wish, @Valid @NotNull WithdrawClaimRequest request) {
        CommandContext context = edge.command();
        Caller caller = callers.current();
        LocalDate today = Days.of(context.at());
        return writing.carryOut(
                context,
                wish,
                (transaction, row) -> authority
                        .toActFor(transaction, caller, request.onBehalfOf(), today)
                        .map(claimant -> new WithdrawClaim(wish, claimant.member(), context.at())),
                (transaction, appended) -> tables.set(transaction, context.township(), wish, "promised_by = null")
                        .executeUpdate()
                        .chain(() -> tables.remark(transaction, appended, wish, "withdrawal", request.reason())));
    }
}
