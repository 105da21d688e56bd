package cn.sanwei.points.read.calendar;

import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.domain.WorkingDays;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The township's working days, for commands that set a deadline. */
public final class Calendar {
    private static final String DAYS = "select day, works from calendar_day";

    /** Until the transaction ends; who changes a year reads and replaces it under this. */
    private static final String LOCK = """
            cast(pg_advisory_xact_lock(hashtextextended('calendar/' || current_setting('app.division'), 3)) as text)
            is not null
            """;

    private Calendar() {}

    private record Day(LocalDate day, boolean works) {}

    public static Uni<WorkingDays> find(Transaction transaction) {
        return Tables.list(transaction, Day.class, DAYS, Map.of())
                .map(days -> new WorkingDays(those(days, false), those(days, true)));
    }

    public static Uni<WorkingDays> hold(Transaction transaction) {
        return Tables.holds(transaction, LOCK, Map.of()).chain(() -> find(transaction));
    }

    private static Set<LocalDate> those(List<Day> days, boolean work) {
        return days.stream().filter(day -> day.works() == work).map(Day::day).collect(Collectors.toSet());
    }
}
