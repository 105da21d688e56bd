package cn.sanwei.rating.read.quartersheet;

import cn.sanwei.rating.read.standings.StandingView.MicroView;
import cn.sanwei.workbooks.NewSheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The quarter sheet on two sheets. */
final class SheetTables {
    private SheetTables() {}

    static String title(QuarterSheet sheet) {
        return named(sheet.name(), sheet.organisation()) + "季度积分反馈表" + sheet.first() + "至" + sheet.last();
    }

    static NewSheet members(QuarterSheet sheet) {
        return NewSheet.table(
                "人员",
                List.of(
                        title(sheet),
                        sheet.closed() == null
                                ? "本季度尚未结账，数字还会变动"
                                : "结账时间 " + sheet.closed().at()),
                List.of(
                        "名次", "姓名", "本季度得分", "微平台", "微积分", "微心愿", "结账后更正", "季度计分", "季度等次", "年度累计", "累计对应星级", "下一档还差",
                        "提示"),
                sheet.members().stream().map(SheetTables::row).toList());
    }

    static NewSheet entries(QuarterSheet sheet) {
        return NewSheet.table(
                "明细",
                List.of(),
                List.of("姓名", "日期", "积分项", "积分", "说明", "备注"),
                sheet.members().stream()
                        .flatMap(line -> line.entries().stream()
                                .map(entry -> Arrays.<Object>asList(
                                        named(line.name(), line.member()),
                                        entry.on().toString(),
                                        entry.label(),
                                        new BigDecimal(entry.points()),
                                        entry.reason(),
                                        entry.afterClose() ? "结账后" : null)))
                        .toList());
    }

    private static List<Object> row(QuarterSheet.Line line) {
        List<Object> cells = new ArrayList<>(
                Arrays.asList(line.rank(), named(line.name(), line.member()), new BigDecimal(line.total())));
        line.byMicro().stream().map(MicroView::points).map(BigDecimal::new).forEach(cells::add);
        cells.add(points(line.correction()));
        cells.add(points(line.counts()));
        cells.add(line.grade() == null ? null : line.grade().label());
        ToDate toDate = line.toDate();
        cells.add(toDate == null ? null : new BigDecimal(toDate.total()));
        cells.add(line.exempt() ? "免评" : toDate == null ? null : toDate.grade().label());
        cells.add(
                toDate == null || toDate.next() == null
                        ? null
                        : new BigDecimal(toDate.next().missing()));
        cells.add(toDate == null ? null : hint(toDate));
        return cells;
    }

    private static String hint(ToDate toDate) {
        if (toDate.near()) {
            return "接近" + toDate.next().label();
        }
        return toDate.below() ? "未达星级" : null;
    }

    private static BigDecimal points(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static String named(String name, UUID id) {
        return name == null ? id.toString() : name;
    }
}
