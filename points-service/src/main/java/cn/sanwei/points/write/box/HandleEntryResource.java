package cn.sanwei.points.write.box;

import cn.sanwei.edge.Roles;
import cn.sanwei.points.domain.BoxEntry.Command;
import cn.sanwei.points.write.box.BoxCommands.As;
import cn.sanwei.points.write.box.BoxCommands.Step;
import cn.sanwei.points.write.box.BoxCommands.Words;
import cn.sanwei.points.write.box.StepRequests.HandOver;
import cn.sanwei.points.write.box.StepRequests.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** From the receipt to the answer: the office, or the branch to which it handed the entry over; never whom it concerns. */
@Path("/api/points/box/{entry}")
@RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "Box")
public class HandleEntryResource {
    private final BoxCommands commands;

    HandleEntryResource(BoxCommands commands) {
        this.commands = commands;
    }

    @POST
    @Path("acknowledge")
    @RolesAllowed(Roles.TOWNSHIP_OFFICE)
    @Operation(summary = "Tell the author that his entry is being dealt with; township office")
    public Uni<Response> acknowledge(UUID entry) {
        return commands.take(entry, As.OFFICE, step -> Uni.createFrom().item(new Command.Acknowledge()), Words.NONE);
    }

    @POST
    @Path("hand-over")
    @RolesAllowed(Roles.TOWNSHIP_OFFICE)
    @Operation(
            summary =
                    "Have a branch answer, which acknowledges the entry too; the day stays. In the office's words where the author is not to be known there, and never to whom it concerns; township office")
    public Uni<Response> handOver(UUID entry, @NotNull @Valid HandOver request) {
        String wording = request.wording() == null ? "" : request.wording().strip();
        return commands.take(
                entry,
                As.OFFICE,
                step -> handOver(step, request, !wording.isEmpty()),
                new Words(wording.isEmpty() ? null : wording, wording));
    }

    private static Uni<Command> handOver(Step step, HandOver request, boolean reworded) {
        return BoxRows.requireOrganisation(step.transaction(), request.organisation())
                .chain(() -> step.box().concernsLeader()
                        ? BoxRows.isBelow(step.transaction(), step.box().about(), request.organisation())
                        : Uni.createFrom().item(false))
                .map(reaches -> new Command.HandOver(request.organisation(), reaches, reworded));
    }

    @POST
    @Path("return")
    @Operation(
            summary =
                    "Give an entry that was handed over back to the township office, with the reason; the branch, or the office that takes it back")
    public Uni<Response> giveBack(UUID entry, @NotNull @Valid Reason request) {
        return commands.take(
                entry, As.IN_CHARGE, step -> Uni.createFrom().item(new Command.Return()), Words.of(request.reason()));
    }

    @POST
    @Path("extend")
    @Operation(
            summary =
                    "Promise the answer later by the working days of an extension, once, with the reason that the author reads, before the day has passed; who has the entry")
    public Uni<Response> extend(UUID entry, @NotNull @Valid Reason request) {
        return commands.take(
                entry,
                As.IN_CHARGE,
                step -> Uni.createFrom()
                        .item(new Command.Extend(
                                step.isByTheOffice(),
                                step.today(),
                                step.days().after(step.box().due(), step.terms().extension()))),
                Words.of(request.reason()));
    }

    @POST
    @Path("answer")
    @Operation(
            summary =
                    "Answer the author; who has the entry, never the author himself. The second answer is the last, and the township office's")
    public Uni<Response> answer(UUID entry, @NotNull @Valid StepRequests.Words request) {
        return commands.take(
                entry,
                As.IN_CHARGE,
                step -> Uni.createFrom()
                        .item(new Command.Answer(
                                step.isByTheOffice(),
                                step.isByTheAuthor(),
                                step.in(step.terms().reopen()))),
                Words.of(request.text()));
    }
}
