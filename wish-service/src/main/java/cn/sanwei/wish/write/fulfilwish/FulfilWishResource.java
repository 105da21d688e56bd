package cn.sanwei.wish.write.fulfilwish;

import cn.sanwei.contracts.Days;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.WishId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.roster.Authority;
import cn.sanwei.wish.domain.WishCommand.FulfilWish;
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

@Path("/api/wish/wishes/{wish}/fulfilment")
public class FulfilWishResource {
    private final CommandEdge edge;
    private final Callers callers;
    private final Authority authority;
    private final WishTables tables;
    private final WishWriting writing;

    FulfilWishResource(CommandEdge edge, Callers callers, Authority authority, WishTables tables, WishWriting writing) {
        this.edge = edge;
        this.callers = callers;
        this.authority = authority;
        this.tables = tables;
        this.writing = writing;
    }

    @POST
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "认领人报告心愿已实现，附办理情况；须由他人确认")
    @APIResponse(responseCode = "200", description = "已报告，等待确认")
    @APIResponse(responseCode = "403", description = "not-your-member、no-member、not-on-roster、not-the-claimant")
    @APIResponse(responseCode = "409", description = "wrong-state")
    public Uni<Response> fulfil(@PathParam("wish") WishId wish, @Valid @NotNull FulfilWishRequest request) {
        CommandContext context = edge.command();
        Caller caller = callers.current();
        LocalDate today = Days.of(context.at());
        return writing.carryOut(
                context,
                wish,
                (transaction, row) -> authority
                        .toActFor(transaction, caller, request.onBehalfOf(), today)
                        .map(claimant -> new FulfilWish(wish, claimant.member(), context.at())),
                (transaction, appended) -> tables.set(
                                transaction,
                                context.township(),
                                wish,
                                "reporter = :reporter, reporter_member = cast(cast(:member as text) as uuid)")
                        .setParameter("reporter", caller.subject())
                        .setParameter(
                                "member",
                                caller.member().map(MemberId::toString).orElse(null))
                        .executeUpdate()
                        .chain(() -> tables.remark(transaction, appended, wish, "evidence", request.evidence())));
    }
}
