package cn.sanwei.points.read.calendar;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param holidays from Monday to Friday, not worked
 * @param worked Saturdays and Sundays that are
 */
@Schema(examples = "{\"year\": 2026, \"holidays\": [\"2026-10-01\", \"2026-10-02\"], \"worked\": [\"2026-10-10\"]}")
public record CalendarView(int year, List<LocalDate> holidays, List<LocalDate> worked) {}
