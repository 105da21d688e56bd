package cn.sanwei.rating.read.branchledger;

import cn.sanwei.rating.read.branchledger.BranchLedger.Entry;
import cn.sanwei.rating.read.branchledger.BranchLedger.Line;
import cn.sanwei.rating.read.standings.StandingView.MicroView;
import cn.sanwei.workbooks.NewSheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The branch ledger on two sheets. */
final class LedgerTables {
    private static final List<String> ENTRIES =
            List.of("日期", "姓名", "三微", "积分项", "细则所得", "计入积分", "说明", "细则版本", "备注", "事实编号");
    private static final Map<String, String> MICROS = Map.of("platform", "微平台", "points", "微积分", "wish", "微心愿");

    private LedgerTables() {}

    static String title(BranchLedger ledger) {
        return named(ledger.name(), ledger.organisation()) + "台账" + ledger.on();
    }

    static NewSheet members(BranchLedger ledger) {
        return NewSheet.table(
                "人员",
                List.of(title(ledger), basis(ledger)),
                List.of("姓名", "总分", "基础分", "微平台", "微积分", "微心愿", "对应星级", "结账后更正", "明细条数"),
                ledger.members().stream().map(LedgerTables::row).toList());
    }

    static NewSheet entries(BranchLedger ledger) {
        Map<UUID, String> names = new HashMap<>();
        ledger.members().forEach(line -> names.put(line.member(), named(line.name(), line.member())));
        return NewSheet.table(
                "明细",
                List.of(),
                ENTRIES,
                ledger.entries().stream().map(entry -> row(entry, names)).toList());
    }

    private static String basis(BranchLedger ledger) {
        return ledger.cycle() + " 积分年度，截至 " + ledger.on()
                + (ledger.known().equals("then") ? "，按当时已记录的事项和当时的细则" : "，按今天已知的事项");
    }

    private static List<Object> row(Line line) {
        List<Object> cells = new ArrayList<>(Arrays.asList(
                named(line.name(), line.member()), new BigDecimal(line.total()), new BigDecimal(line.base())));
        line.byMicro().stream().map(MicroView::points).map(BigDecimal::new).forEach(cells::add);
        cells.add(
                line.exempt()
                        ? "免评"
                        : line.grade() == null ? null : line.grade().label());
        cells.add(line.correction() == null ? null : new BigDecimal(line.correction()));
        cells.add(line.entries());
        return cells;
    }

    private static List<Object> row(Entry entry, Map<UUID, String> names) {
        return Arrays.asList(
                entry.on().toString(),
                names.get(entry.member()),
                MICROS.get(entry.micro()),
                entry.label(),
                new BigDecimal(entry.raw()),
                new BigDecimal(entry.points()),
                entry.reason(),
                entry.ruleBookVersion(),
                entry.afterClose() ? "结账后" : null,
                entry.fact());
    }

    /** Where names cannot be had now, the id says who it is all the same. */
    private static String named(String name, UUID id) {
        return name == null ? id.toString() : name;
    }
}
