package cn.sanwei.points.write.box;

import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.points.domain.BoxRefusal.WrongBoxStage;
import cn.sanwei.points.domain.BoxStage;
import cn.sanwei.points.write.BoxTexts;
import cn.sanwei.points.write.box.BoxRows.Box;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For residents, who are on no roster: a member's entries are erased with him. */
@Path("/api/points/box/{entry}/erasure")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Box")
public class EraseEntryResource {
    private final Callers callers;
    private final CommandEdge edge;
    private final CommandHandler handler;

    EraseEntryResource(Callers callers, CommandEdge edge, CommandHandler handler) {
        this.callers = callers;
        this.edge = edge;
        this.handler = handler;
    }

    @POST
    @Operation(summary = "Erase every text of an entry that is closed, because its author asks for it; township office")
    public Uni<Response> erase(UUID entry) {
        Caller caller = callers.current();
        CommandContext context = edge.command();
        return handler.once(
                        context,
                        transaction -> BoxRows.find(transaction, entry)
                                .invoke(box -> requireClosed(caller, box))
                                .chain(box -> BoxTexts.erase(transaction, entry, CycleDays.dayOf(context.at()))
                                        .map(erased -> BoxCommands.answer(
                                                200, entry, box.version(), BoxStage.of(box.stage())))))
                .map(Answers::of);
    }

    private static void requireClosed(Caller caller, Box box) {
        if (box.concerns(caller)) {
            throw Problems.notFound();
        }
        BoxStage stage = BoxStage.of(box.stage());
        if (stage.isOpen()) {
            throw new RefusedException(new WrongBoxStage(stage));
        }
    }
}
