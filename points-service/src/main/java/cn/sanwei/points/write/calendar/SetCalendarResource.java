package cn.sanwei.points.write.calendar;

import cn.sanwei.edge.Answers;
import cn.sanwei.edge.CommandEdge;
import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Roles;
import cn.sanwei.eventstore.CommandAnswer;
import cn.sanwei.eventstore.CommandContext;
import cn.sanwei.eventstore.CommandHandler;
import cn.sanwei.points.read.calendar.Calendar;
import cn.sanwei.points.read.calendar.CalendarView;
import cn.sanwei.points.wiring.Tables;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Deadlines that are set already stay as they are. */
@Path("/api/points/calendars/{year}")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Calendar")
public class SetCalendarResource {
    private static final String FORGET =
            "delete from calendar_day where extract(year from day) = cast(cast(:year as text) as integer)";
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final CommandEdge edge;
    private final CommandHandler handler;

    SetCalendarResource(CommandEdge edge, CommandHandler handler) {
        this.edge = edge;
        this.handler = handler;
    }

    private record Day(LocalDate day, boolean works) {}

    @POST
    @Operation(summary = "Say which days of a year are holidays and which weekends are worked; township office")
    public Uni<Response> set(int year, @NotNull @Valid SetCalendarRequest request) {
        request.holidays().forEach(day -> require(year, day, false));
        request.worked().forEach(day -> require(year, day, true));
        CommandContext context = edge.command();
        List<Day> days = Stream.concat(
                        request.holidays().stream().map(day -> new Day(day, false)),
                        request.worked().stream().map(day -> new Day(day, true)))
                .toList();
        return handler.once(
                        context,
                        transaction -> Calendar.hold(transaction)
                                .invoke(stands -> require(request.revision(), CalendarView.of(year, stands)))
                                .chain(() -> Tables.change(transaction, FORGET, Map.of("year", year)))
                                .chain(() -> Tables.insert(transaction, "calendar_day", days))
                                .map(kept -> answer(year)))
                .map(Answers::of);
    }

    /** Nobody replaces what he has not seen. */
    private static void require(String seen, CalendarView stands) {
        if (seen != null && !seen.equals(stands.revision())) {
            throw Problems.refused(409, "calendar-changed", stands.year() + " 年的日历刚被其他人更改，请核对后再保存。");
        }
    }

    /** A holiday on a weekend, or a weekday that is worked, changes nothing and is a slip of the pen. */
    private static void require(int year, LocalDate day, boolean works) {
        String field = works ? "worked" : "holidays";
        if (day.getYear() != year) {
            throw Problems.malformed(field, day + " 不在 " + year + " 年");
        }
        if (WEEKEND.contains(day.getDayOfWeek()) != works) {
            throw Problems.malformed(field, day + (works ? " 不是周末，不必写为上班" : " 是周末，不必写为放假"));
        }
    }

    private static CommandAnswer answer(int year) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", String.valueOf(year));
        body.putArray("events");
        return new CommandAnswer(200, body);
    }
}
