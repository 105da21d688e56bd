package cn.sanwei.scoring.rulebook;

import cn.sanwei.contracts.Points;
import cn.sanwei.scoring.facts.Roster;
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

    static final List<String> CODES = Stream.of(values()).map(ProRata::code).toList();
    private static final int MONTHS_IN_A_CYCLE = 12;
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
    public long counted(CycleDays days, Roster roster) {
        if (this == DAYS) {
            return roster.daysWithin(days.first(), days.after());
        }
        long counted = 0;
        for (int i = 0; i < MONTHS_IN_A_CYCLE; i++) {
            LocalDate first = days.first().plusMonths(i);
            LocalDate after = days.first().plusMonths(i + 1L);
            long on = roster.daysWithin(first, after);
            boolean counts = this == MONTHS_BEGUN ? on > 0 : on == ChronoUnit.DAYS.between(first, after);
            counted += counts ? 1 : 0;
        }
        return counted;
    }

    public long of(CycleDays days) {
        return this == DAYS ? ChronoUnit.DAYS.between(days.first(), days.after()) : MONTHS_IN_A_CYCLE;
    }

    /** Rounded to hundredths, half away from zero. */
    public Points share(Points whole, CycleDays days, Roster roster) {
        return Points.of(whole.decimal()
                .multiply(BigDecimal.valueOf(counted(days, roster)))
                .divide(BigDecimal.valueOf(of(days)), 2, RoundingMode.HALF_UP));
    }

    public String words(CycleDays days, Roster roster) {
        return "在册 " + counted(days, roster) + " " + unit + "，按 " + counted(days, roster) + "/" + of(days) + " 计";
    }

    static ProRata ofCode(String code) {
        for (ProRata proRata : values()) {
            if (proRata.code.equals(code)) {
                return proRata;
            }
        }
        throw new IllegalArgumentException(code);
    }
}
