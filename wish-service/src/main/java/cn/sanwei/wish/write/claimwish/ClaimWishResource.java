package cn.sanwei.wish.write.claimwish;

import cn.sanwei.contracts.Days;
import cn.sanwei.contracts.WishId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.roster.Authority;
import cn.sanwei.wish.domain.WishCommand.ClaimWish;
import cn.sanwei.wish.write.Persons;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/wish/wishes/{wish}/claims")
public class ClaimWishResource {
    private final CommandEdge edge;
    private final Callers callers;
    private final Authority authority;
    private final WishTables tables;
    private final WishWriting writing;

    ClaimWishResource(CommandEdge edge, Callers callers, Authority authority, WishTables tables, WishWriting writing) {
        this.edge = edge;
        this.callers = callers;
        this.authority = authority;
        this.tables = tables;
        this.writing = writing;
    }

    @POST
    @RolesAllowed({Roles.MEMBER, Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
    @Operation(summary = "认领心愿；同时只有一人认领，书记和组织办可代党员认领")
    @APIResponse(responseCode = "200", description = "已认领")
    @APIResponse(responseCode = "403", description = "not-your-member、no-member、not-on-roster")
    @APIResponse(responseCode = "409", description = "already-claimed、wrong-state")
    @APIResponse(responseCode = "422", description = "own-wish、promised-in-the-past")
    public Uni<Response> claim(@PathParam("wish") WishId wish, @Valid @NotNull ClaimWishRequest request) {
        CommandContext context = edge.command();
        Caller caller = callers.current();
        LocalDate today = Days.of(context.at());
        return writing.carryOut(
                context,
                wish,
                (transaction, row) -> authority
                        .toActFor(transaction, caller, request.onBehalfOf(), today)
                        .map(claimant -> new ClaimWish(
                                wish,
                                claimant.member(),
                                Optional.ofNullable(request.promisedBy()),
                                Persons.of(caller),
                                row.owner(),
                                today,
                                context.at())),
                (transaction, appended) -> tables.set(
                                transaction, context.township(), wish, "promised_by = cast(cast(:day as text) as date)")
                        .setParameter(
                                "day",
                                Optional.ofNullable(request.promisedBy())
                                        .map(LocalDate::toString)
                                        .orElse(null))
                        .executeUpdate()
                        .replaceWithVoid());
    }
}
