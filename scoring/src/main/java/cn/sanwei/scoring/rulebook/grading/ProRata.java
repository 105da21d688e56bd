package cn.sanwei.scoring.rulebook.grading;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Roster;
import cn.sanwei.scoring.rulebook.calendar.Months;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Which share of the base a member has who was on the roster for a part of the cycle. Months count from its first day. */
public enum ProRata {
    MONTHS_BEGUN("months-begun", "个月（不足一月按一月）"),
    WHOLE_MONTHS("whole-months", "个月（不足一月不计）"),
    DAYS("days", "天");

    public static final List<String> CODES =
            Stream.of(values()).map(ProRata::code).toList();
    private final String code;
    private final String unit;

    ProRata(String code, String unit) {
        this.code = code;
        this.unit = unit;
    }

    public String code() {
        return code;
    }

    /** How many of {@link #of} count for him. */
    public long counted(Months months, Roster roster) {
        if (this == DAYS) {
            return roster.daysWithin(months.first(), months.after());
        }
        long counted = 0;
        for (int i = 0; i < months.count(); i++) {
            LocalDate first = months.start(i);
            LocalDate after = months.start(i + 1);
            long on = roster.daysWithin(first, after);
            boolean counts = this == MONTHS_BEGUN ? on > 0 : on == ChronoUnit.DAYS.between(first, after);
            counted += counts ? 1 : 0;
        }
        return counted;
    }

    public long of(Months months) {
        return this == DAYS ? ChronoUnit.DAYS.between(months.first(), months.after()) : months.count();
    }

    /** Rounded to hundredths, half away from zero. */
    public Points share(Points whole, Months months, Roster roster) {
        return Points.of(whole.decimal()
                .multiply(BigDecimal.valueOf(counted(months, roster)))
                .divide(BigDecimal.valueOf(of(months)), 2, RoundingMode.HALF_UP));
    }

    public String words(Months months, Roster roster) {
        return "在册 " + counted(months, roster) + " " + unit + "，按 " + counted(months, roster) + "/" + of(months) + " 计";
    }

    public static ProRata ofCode(String code) {
        for (ProRata proRata : values()) {
            if (proRata.code.equals(code)) {
                return proRata;
            }
        }
        throw new IllegalArgumentException(code);
    }
}
