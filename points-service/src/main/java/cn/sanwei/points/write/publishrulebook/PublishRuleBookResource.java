package cn.sanwei.points.write.publishrulebook;

import cn.sanwei.contracts.PointsEvent.RuleBookPublished;
import cn.sanwei.contracts.RuleBookId;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Answers;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.Appended;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.RuleBooks;
import cn.sanwei.points.domain.RuleBooks.PublishRuleBook;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/points/rule-books")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Rule books")
public class PublishRuleBookResource {
    private final CommandEdge edge;
    private final Callers callers;
    private final CommandHandler handler;

    PublishRuleBookResource(CommandEdge edge, Callers callers, CommandHandler handler) {
        this.edge = edge;
        this.callers = callers;
        this.handler = handler;
    }

    private record Row(
            RuleBookId ruleBook,
            int version,
            String title,
            LocalDate countsFrom,
            String source,
            Instant publishedAt,
            String publishedBy) {}

    @POST
    @Operation(
            summary =
                    "Publish the next version of the township's rule book; a day in the past re-folds what it touches, which the answer says; township office")
    public Uni<Response> publish(@NotNull @Valid PublishRuleBookRequest request) {
        CommandContext context = edge.command();
        String publisher = callers.accountName().orElse(null);
        PublishRuleBook command = new PublishRuleBook(request.ruleBook(), request.source(), context.at());
        return handler.handle(
                        context,
                        new RuleBooks(),
                        RuleBooks.stream(TownshipId.of(context.township())),
                        transaction -> Uni.createFrom().item(command),
                        (transaction, appended) -> keep(transaction, context, publisher, appended))
                .map(Answers::of);
    }

    private static Uni<CommandAnswer> keep(
            Transaction transaction,
            CommandContext context,
            String publisher,
            Appended<RuleBooks.State, RuleBookPublished> appended) {
        RuleBookPublished published = appended.events().getFirst();
        Reading reading =
                RuleBookParser.parse(published.source(), appended.before().published());
        RuleBook read = ((Reading.Accepted) reading).ruleBook();
        Row row = new Row(
                published.ruleBook(),
                published.version(),
                read.title(),
                published.countsFrom(),
                published.source(),
                published.occurredAt(),
                publisher);
        return Tables.insert(transaction, "rule_book", List.of(row))
                .chain(() -> PastTouched.by(
                        transaction, TownshipId.of(context.township()), read, CycleDays.dayOf(context.at())))
                .map(past -> appended.created(published.ruleBook())
                        .with("ruleBookVersion", published.version())
                        .with("countsFrom", published.countsFrom().toString())
                        .with("past", past.orElse(null))
                        .with("warnings", CheckedRuleBook.of(reading).warnings()));
    }
}
