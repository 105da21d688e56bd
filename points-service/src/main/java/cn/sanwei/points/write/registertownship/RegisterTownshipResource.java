package cn.sanwei.points.write.registertownship;

import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.points.domain.Township;
import cn.sanwei.points.domain.TownshipCommand.RegisterTownship;
import cn.sanwei.points.write.TownshipRows;
import cn.sanwei.points.write.TownshipRows.Designation;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/townships")
@RolesAllowed(Roles.PLATFORM_ADMIN)
@Tag(name = "Townships")
public class RegisterTownshipResource {
    private final CommandEdge edge;
    private final CommandHandler handler;

    RegisterTownshipResource(CommandEdge edge, CommandHandler handler) {
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(summary = "Register a township, once; platform administrator")
    @APIResponse(
            responseCode = "409",
            description = "township-already-registered；id-is-a-county、id-is-a-township：一个编号在全平台只能是一个镇（街道）或一个县（市、区）")
    public Uni<Response> register(@NotNull @Valid RegisterTownshipRequest request) {
        CommandContext context = edge.commandForNew(request.township(), request.county());
        LocalDate from = Optional.ofNullable(request.from()).orElseGet(() -> CycleDays.dayOf(context.at()));
        Designation designation = new Designation(request.name(), request.countyName(), request.code());
        return handler.handle(
                        context,
                        new Township(),
                        Township.stream(request.township()),
                        transaction -> TownshipRows.meanings(transaction, request.township(), request.county())
                                .map(meanings -> new RegisterTownship(
                                        request.township(),
                                        request.county(),
                                        meanings,
                                        request.code(),
                                        from,
                                        context.at())),
                        (transaction, appended) -> transaction
                                .knowTownship(
                                        request.township().value(),
                                        request.county().value())
                                .chain(() -> TownshipRows.register(transaction, context, request.labels()))
                                .chain(() -> TownshipRows.designate(transaction, context, designation, from))
                                .replaceWith(() -> appended.created(request.township())))
                .map(Answers::of);
    }
}
