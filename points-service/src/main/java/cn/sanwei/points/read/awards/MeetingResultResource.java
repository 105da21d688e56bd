package cn.sanwei.points.read.awards;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.MeetingResultReturned;
import cn.sanwei.contracts.PointsEvent.MemberStarsAwarded;
import cn.sanwei.contracts.PointsEvent.OfAward;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Callers;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.StoredEvent;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.AwardState;
import cn.sanwei.points.domain.MemberAward;
import cn.sanwei.points.domain.WorkingDays;
import cn.sanwei.points.read.calendar.Calendar;
import cn.sanwei.points.read.organisations.Organisations;
import cn.sanwei.points.read.rulebooks.PublishedRuleBooks;
import cn.sanwei.points.wiring.Leadership;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a branch's meeting decided and where the award stands; folded from its events, with the reasons beside them. */
@Path("/api/points/branches/{branch}/meeting-results/{cycle}")
@RolesAllowed({Roles.BRANCH_SECRETARY, Roles.TOWNSHIP_OFFICE})
@Tag(name = "End of a cycle")
public class MeetingResultResource {
    private static final String REASONS = """
            select member, reason from grade_reason
            where organisation = cast(cast(:branch as text) as uuid) and cycle = :cycle
            """;
    private static final String NAMES = """
            select member, name from person where cast(member as text) = any (string_to_array(:members, ','))
            """;
    private static final String RETURNED = """
            select return_reason from meeting_result
            where organisation = cast(cast(:branch as text) as uuid) and cycle = :cycle
            """;

    private final Callers callers;
    private final EventStore store;
    private final Clock clock;

    MeetingResultResource(Callers callers, EventStore store, Clock clock) {
        this.callers = callers;
        this.store = store;
        this.clock = clock;
    }

    private record Named(MemberId member, String name) {}

    /** What the branch, and the office after it, must know to decide. */
    private record Surroundings(
            Optional<RuleBook> book,
            WorkingDays workingDays,
            LocalDate today,
            List<MeetingResultView.OnRoster> roster) {}

    private record Reason(MemberId member, String reason) {}

    private record SentBack(String returnReason) {}

    @GET
    @Operation(
            summary =
                    "The result of a branch's meeting and where its award stands; its secretary or the township office")
    public Uni<MeetingResultView> result(OrganisationId branch, Cycle cycle) {
        Caller caller = callers.current();
        return store.read(
                caller.division(),
                transaction -> Organisations.find(transaction, branch)
                        .map(found -> found.orElseThrow(Problems::notFound))
                        .chain(() -> Leadership.require(transaction, caller, branch))
                        .chain(() ->
                                transaction.load(MemberAward.stream(TownshipId.of(caller.division()), cycle, branch)))
                        .chain(events -> surroundings(transaction, branch, cycle)
                                .chain(around -> view(transaction, branch, cycle, events, around))));
    }

    private Uni<Surroundings> surroundings(Transaction transaction, OrganisationId branch, Cycle cycle) {
        LocalDate today = CycleDays.dayOf(clock.instant());
        return PublishedRuleBooks.find(transaction)
                .map(books -> books.flatMap(found -> found.judging(cycle)))
                .chain(book -> Calendar.find(transaction)
                        .chain(workingDays -> roster(transaction, branch, cycle, book, today)
                                .map(roster -> new Surroundings(book, workingDays, today, roster))));
    }

    private static Uni<List<MeetingResultView.OnRoster>> roster(
            Transaction transaction, OrganisationId branch, Cycle cycle, Optional<RuleBook> book, LocalDate today) {
        if (book.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return new AwardTerms(book.get())
                .roster(transaction, branch, cycle, today)
                .chain(roster -> Tables.list(transaction, Named.class, NAMES, Map.of("members", ids(roster.keySet())))
                        .map(named -> named.stream()
                                .map(person -> new MeetingResultView.OnRoster(
                                        person.member(), person.name(), roster.get(person.member())))
                                .toList()));
    }

    private static String ids(Set<MemberId> members) {
        return members.stream().map(MemberId::toString).collect(Collectors.joining(","));
    }

    private static Uni<MeetingResultView> view(
            Transaction transaction,
            OrganisationId branch,
            Cycle cycle,
            List<StoredEvent> events,
            Surroundings around) {
        Map<String, Object> key = Map.of("branch", branch, "cycle", cycle);
        return Tables.list(transaction, Reason.class, REASONS, key)
                .chain(reasons -> Tables.first(transaction, SentBack.class, RETURNED, key)
                        .map(sentBack -> view(branch, cycle, events, reasons, sentBack, around)));
    }

    private static MeetingResultView view(
            OrganisationId branch,
            Cycle cycle,
            List<StoredEvent> events,
            List<Reason> reasons,
            Optional<SentBack> why,
            Surroundings around) {
        MemberAward award = new MemberAward();
        AwardState state = award.initial();
        Map<MemberId, String> sentBack = Map.of();
        Map<MemberId, String> awarded = new TreeMap<>();
        for (StoredEvent stored : events) {
            OfAward event = (OfAward) stored.event();
            if (event instanceof MeetingResultReturned) {
                sentBack = grades(state, sentBack, awarded);
            }
            state = award.evolve(state, event);
            if (event instanceof MemberStarsAwarded stars) {
                awarded.put(stars.member(), stars.grade());
            }
        }
        Map<MemberId, String> reasonOf = new HashMap<>();
        reasons.forEach(reason -> reasonOf.put(reason.member(), reason.reason()));
        return new MeetingResultView(
                branch,
                cycle,
                state.stage().code(),
                events.size(),
                until(state),
                state instanceof AwardState.Published published
                        ? published.unanswered().size()
                        : 0,
                why.map(SentBack::returnReason).orElse(null),
                grades(state, sentBack, awarded).entrySet().stream()
                        .map(grade -> new MeetingResultView.Grade(
                                grade.getKey(), grade.getValue(), reasonOf.get(grade.getKey())))
                        .toList(),
                around.book().map(RuleBook::objectionDays).orElse(0),
                wouldEnd(state, around),
                around.book().stream()
                        .flatMap(book -> book.everyGrade().stream())
                        .map(band -> new MeetingResultView.Choice(band.code(), band.label(), band.stars()))
                        .toList(),
                around.roster());
    }

    private static LocalDate wouldEnd(AwardState state, Surroundings around) {
        return switch (state) {
            case AwardState.Open open -> end(around);
            case AwardState.Recorded recorded -> end(around);
            case AwardState.Returned returned -> end(around);
            case AwardState.Published published -> null;
            case AwardState.Awarded awarded -> null;
        };
    }

    private static LocalDate end(Surroundings around) {
        return around.book()
                .map(book -> around.workingDays().after(around.today(), book.objectionDays()))
                .orElse(null);
    }

    private static LocalDate until(AwardState state) {
        return state instanceof AwardState.Published published ? published.until() : null;
    }

    private static Map<MemberId, String> grades(
            AwardState state, Map<MemberId, String> sentBack, Map<MemberId, String> awarded) {
        return switch (state) {
            case AwardState.Open open -> Map.of();
            case AwardState.Recorded recorded -> recorded.grades();
            case AwardState.Returned returned -> sentBack;
            case AwardState.Published published -> published.grades();
            case AwardState.Awarded done -> awarded;
        };
    }
}
