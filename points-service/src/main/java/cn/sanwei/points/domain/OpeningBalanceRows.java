package cn.sanwei.points.domain;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.Micro;
import cn.sanwei.contracts.Points;
import cn.sanwei.contracts.PointsEvent.OpeningBalanceImported;
import cn.sanwei.points.domain.ImportRefusal.RowError;
import cn.sanwei.points.domain.PastImport.BalanceRow;
import cn.sanwei.points.domain.PastImport.ImportRows;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Balances brought from an old ledger, row by row: one for each member, cycle and micro. */
final class OpeningBalanceRows {
    private static final Points MOST = Points.ofWhole(10_000);

    private final ImportRows asked;
    private final List<RowError> errors;
    private final Map<Key, Integer> seen = new HashMap<>();

    private record Key(MemberId member, Cycle cycle, Micro micro) {}

    OpeningBalanceRows(ImportRows asked, List<RowError> errors) {
        this.asked = asked;
        this.errors = errors;
    }

    /** Empty when something was wrong with it, which is then among the errors. */
    Optional<OpeningBalanceImported> read(int index) {
        BalanceRow row = asked.balances().get(index);
        int number = asked.facts().size() + index + 1;
        int before = errors.size();
        RowErrors at = new RowErrors(number, "openingBalances[" + index + "]", errors);
        Optional<MemberId> member = PastFactRows.member(at, row.member(), asked);
        Optional<Cycle> cycle = cycle(at, row.cycle());
        Optional<Micro> micro = at.read("micro", row.micro(), OpeningBalanceRows::micro, "须为 platform、points 或 wish");
        Optional<Points> points = points(at, row.points());
        if (errors.size() > before) {
            return Optional.empty();
        }
        Integer same =
                seen.putIfAbsent(new Key(member.orElseThrow(), cycle.orElseThrow(), micro.orElseThrow()), number);
        if (same != null) {
            at.add("", "与第 " + same + " 行重复");
            return Optional.empty();
        }
        return Optional.of(new OpeningBalanceImported(
                asked.importId(),
                number,
                member.get(),
                cycle.get(),
                micro.get(),
                points.orElseThrow(),
                asked.occurredAt()));
    }

    private Optional<Cycle> cycle(RowErrors at, String text) {
        Optional<Cycle> cycle = at.read("cycle", text, Cycle::of, "须为积分年度，例如 2026");
        if (cycle.isPresent()
                && cycle.get().year() > CycleDays.dayOf(asked.occurredAt()).getYear()) {
            at.add("cycle", "该积分年度还没有开始");
        }
        return cycle;
    }

    private static Optional<Points> points(RowErrors at, String text) {
        Optional<Points> points = at.read("points", text, Points::of, "须为最多两位小数的数，例如 12.50");
        if (points.isPresent()
                && (points.get().compareTo(MOST) > 0 || points.get().negated().compareTo(MOST) > 0)) {
            at.add("points", "绝对值不能大于 " + MOST);
        }
        return points;
    }

    private static Micro micro(String code) {
        return Arrays.stream(Micro.values())
                .filter(micro -> micro.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(code));
    }
}
