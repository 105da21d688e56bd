package cn.sanwei.points.read.calendar;

import cn.sanwei.points.domain.WorkingDays;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param revision of the two lists: who changes them says which ones he saw
 * @param holidays from Monday to Friday, not worked
 * @param worked Saturdays and Sundays that are
 */
@Schema(examples = """
        {"year": 2026, "revision": "5b1f0c9ae2d4", "holidays": ["2026-10-01", "2026-10-02"], "worked": ["2026-10-10"]}
        """)
public record CalendarView(int year, String revision, List<LocalDate> holidays, List<LocalDate> worked) {
    private static final int REVISION_BYTES = 6;

    public static CalendarView of(int year, WorkingDays days) {
        List<LocalDate> holidays = of(year, days.holidays());
        List<LocalDate> worked = of(year, days.worked());
        return new CalendarView(year, revision(holidays, worked), holidays, worked);
    }

    private static List<LocalDate> of(int year, Collection<LocalDate> days) {
        return days.stream().filter(day -> day.getYear() == year).sorted().toList();
    }

    /** It follows from the days, so who sets what is set already is told of nothing. */
    private static String revision(List<LocalDate> holidays, List<LocalDate> worked) {
        byte[] days = (holidays + "/" + worked).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(days);
            return HexFormat.of().formatHex(digest, 0, REVISION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
