package cn.sanwei.points.write.importpast;

import cn.sanwei.contracts.ImportId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.points.domain.PastImport;
import cn.sanwei.points.domain.PastImport.BalanceRow;
import cn.sanwei.points.domain.PastImport.FactRow;
import cn.sanwei.points.domain.PastImport.ImportRows;
import cn.sanwei.points.read.members.Members;
import cn.sanwei.scoring.facts.FactTypes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/imports")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Imports")
public class ImportPastResource {
    private final CommandEdge edge;
    private final CommandHandler handler;

    ImportPastResource(CommandEdge edge, CommandHandler handler) {
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(
            summary =
                    "Bring past facts and opening balances, up to 1,000 rows, all or none, errors by row; township office")
    public Uni<Response> importPast(@NotNull @Valid ImportPastRequest request) {
        if (request.rows() > PastImport.MOST_ROWS) {
            throw Problems.malformed("facts", "与 openingBalances 合计最多 " + PastImport.MOST_ROWS + " 行");
        }
        CommandContext context = edge.command();
        ImportId importId = Optional.ofNullable(request.importId()).orElseGet(() -> new ImportId(UUID.randomUUID()));
        return handler.forBulk()
                .handle(
                        context,
                        new PastImport(),
                        PastImport.stream(importId),
                        transaction -> Members.known(transaction, named(request))
                                .map(known -> new ImportRows(
                                        importId, request.facts(), request.openingBalances(), known, context.at())),
                        (transaction, appended) -> Uni.createFrom()
                                .item(appended.created(importId)
                                        .with("rows", appended.events().size())))
                .map(Answers::of);
    }

    private static Set<MemberId> named(ImportPastRequest request) {
        return Members.wellFormed(Stream.of(
                        request.facts().stream().map(FactRow::member),
                        request.facts().stream().flatMap(ImportPastResource::others),
                        request.openingBalances().stream().map(BalanceRow::member))
                .flatMap(members -> members));
    }

    /** Members whom a fact names beside its own. */
    private static Stream<String> others(FactRow row) {
        return row.attributes() == null
                ? Stream.empty()
                : FactTypes.RELATIONS.stream().map(row.attributes()::get).filter(named -> named != null);
    }
}
