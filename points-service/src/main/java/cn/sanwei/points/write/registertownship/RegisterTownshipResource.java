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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
    public Uni<Response> register(@NotNull @Valid RegisterTownshipRequest request) {
        CommandContext context = edge.commandForNew(request.township(), request.county());
        RegisterTownship command = new RegisterTownship(
                request.township(),
                request.county(),
                request.code(),
                Optional.ofNullable(request.from()).orElseGet(() -> CycleDays.dayOf(context.at())),
                context.at());
        Designation designation = new Designation(request.name(), request.countyName(), request.code());
        return handler.handle(
                        context,
                        new Township(),
                        Township.stream(request.township()),
                        transaction -> Uni.createFrom().item(command),
                        (transaction, appended) -> transaction
                                .knowTownship(
                                        request.township().value(),
                                        request.county().value())
                                .chain(() -> TownshipRows.register(transaction, context, request.labels()))
                                .chain(() -> TownshipRows.designate(transaction, context, designation, command.from()))
                                .replaceWith(() -> appended.created(request.township())))
                .map(Answers::of);
    }
}
