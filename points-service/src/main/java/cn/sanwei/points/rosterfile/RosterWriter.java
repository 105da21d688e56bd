package cn.sanwei.points.rosterfile;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.points.domain.sheet.Column;
import cn.sanwei.points.domain.sheet.OrganisationTree;
import cn.sanwei.points.domain.sheet.RosterSheet;
import cn.sanwei.points.domain.sheet.RosterState;
import cn.sanwei.points.domain.sheet.RosterState.Org;
import cn.sanwei.points.domain.sheet.RosterState.Person;
import cn.sanwei.points.domain.sheet.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes the workbook, empty or with the roster. Whatever comes from people is written as text, never as a formula. */
public final class RosterWriter {
    private static final String CHOICES = "选项";
    private static final String NOTES = "说明";
    private static final String HEADING_FILL = "F5D9D0";
    private static final String DAY_FORMAT = "yyyy-mm-dd";
    private static final String TEXT_FORMAT = "@";

    private RosterWriter() {}

    /** Empty sheets with their headings, lists to choose from, and a page that explains them. */
    public static byte[] template() {
        return write(new RosterState(List.of(), List.of(), LocalDate.EPOCH), organisation -> true);
    }

    /**
     * The roster with what was last said of each: what is imported again without a change changes nothing.
     *
     * @param asked organisations to write; the members are those in them
     */
    public static byte[] export(RosterState state, Predicate<OrganisationId> asked) {
        return write(state, asked);
    }

    private static byte[] write(RosterState state, Predicate<OrganisationId> asked) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Sanwei", "1.0")) {
            Worksheet organisations = sheet(workbook, RosterColumns.ORGANISATIONS);
            Worksheet members = sheet(workbook, RosterColumns.MEMBERS);
            Map<OrganisationId, String> labels = OrganisationTree.labels(state.organisations());
            organisations(organisations, state, labels, asked);
            members(members, state, labels, asked);
            Worksheet choices = workbook.newWorksheet(CHOICES);
            offer(organisations, RosterColumns.ORGANISATIONS, choices, 0);
            offer(
                    members,
                    RosterColumns.MEMBERS,
                    choices,
                    RosterColumns.ORGANISATIONS.headings().size());
            members.range(1, 1, RosterFile.MOST_ROWS - 1, 1)
                    .validateWithList(organisations.range(1, 0, RosterFile.MOST_ROWS - 1, 0))
                    .showErrorMessage(false);
            choices.setVisibilityState(VisibilityState.HIDDEN);
            Notes.write(workbook.newWorksheet(NOTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static Worksheet sheet(Workbook workbook, RosterColumns columns) {
        Worksheet sheet = workbook.newWorksheet(columns.sheet());
        for (int i = 0; i < columns.headings().size(); i++) {
            RosterColumns.Heading heading = columns.headings().get(i);
            sheet.style(i)
                    .format(heading.title().equals(Column.FROM) ? DAY_FORMAT : TEXT_FORMAT)
                    .set();
            sheet.width(i, heading.width());
            sheet.value(0, i, heading.required() ? heading.title() + "*" : heading.title());
        }
        sheet.range(0, 0, 0, columns.headings().size() - 1)
                .style()
                .bold()
                .fillColor(HEADING_FILL)
                .format(TEXT_FORMAT)
                .set();
        sheet.freezePane(0, 1);
        return sheet;
    }

    private static void organisations(
            Worksheet sheet, RosterState state, Map<OrganisationId, String> labels, Predicate<OrganisationId> asked) {
        int row = 0;
        for (Org org : state.organisations()) {
            if (!asked.test(org.organisation())) {
                continue;
            }
            row++;
            text(sheet, row, 0, org.name());
            text(sheet, row, 1, org.parent() == null ? "" : labels.get(org.parent()));
            text(sheet, row, 2, Words.of(org.level()));
            text(sheet, row, 3, Words.SECTORS.word(org.sector()));
            day(sheet, row, 4, org.since());
            text(sheet, row, 5, org.organisation().toString());
        }
    }

    private static void members(
            Worksheet sheet, RosterState state, Map<OrganisationId, String> labels, Predicate<OrganisationId> asked) {
        int row = 0;
        for (Person person : state.members()) {
            if (!person.isOnRoster(state.today()) || !asked.test(person.place().organisation())) {
                continue;
            }
            row++;
            text(sheet, row, 0, person.name());
            text(sheet, row, 1, labels.get(person.place().organisation()));
            text(sheet, row, 2, Words.of(person.place().status()));
            text(sheet, row, 3, Words.CATEGORIES.list(person.place().categories()));
            text(sheet, row, 4, Words.POSTS.list(person.place().posts()));
            text(sheet, row, 5, person.phone());
            day(sheet, row, 6, person.since());
            text(sheet, row, 7, person.member().toString());
        }
    }

    private static void text(Worksheet sheet, int row, int column, String text) {
        if (text != null && !text.isEmpty()) {
            sheet.value(row, column, text);
            sheet.style(row, column).format(TEXT_FORMAT).set();
        }
    }

    private static void day(Worksheet sheet, int row, int column, LocalDate day) {
        sheet.value(row, column, day);
        sheet.style(row, column).format(DAY_FORMAT).set();
    }

    /** Where several can stand in one cell the list is an offer only. */
    private static void offer(Worksheet sheet, RosterColumns columns, Worksheet choices, int firstColumn) {
        for (int i = 0; i < columns.headings().size(); i++) {
            RosterColumns.Heading heading = columns.headings().get(i);
            if (heading.offered().isEmpty()) {
                continue;
            }
            int at = firstColumn + i;
            for (int row = 0; row < heading.offered().size(); row++) {
                choices.value(row, at, heading.offered().get(row));
            }
            Range offered = choices.range(0, at, heading.offered().size() - 1, at);
            sheet.range(1, i, RosterFile.MOST_ROWS - 1, i)
                    .validateWithList(offered)
                    .errorStyle(DataValidationErrorStyle.STOP)
                    .errorTitle(heading.title())
                    .error("请从列表中选择")
                    .showErrorMessage(!heading.takesSeveral());
        }
    }

    /** What the sheets want, in the words of whoever fills them in. */
    private static final class Notes {
        private static final List<String> LINES = List.of(
                "怎样填写名册",
                "一、“" + RosterSheet.ORGANISATIONS + "”表可以不填：党组织已在平台登记的，直接填“" + RosterSheet.MEMBERS + "”表。",
                "二、列名不要改；带 * 的列必须有。可以另加自己用的列（例如备注），平台不读取。",
                "三、党组织同名的，连上级一起写，中间用 /，例如：云溪社区党委/第一党支部。",
                "四、类别、职务有几项的，用 、 隔开，例如：退休、年老病弱。",
                "五、起始日期：这一行所写的状况从哪一天起，例如 2024-03-05、2024.3.5、2024年3月5日。只写年月的不能接收。",
                "六、平台编号：由平台给出，导出名册时带有。新党员留空；与平台上已有的人同名而不是同一人的，填“新”。",
                "七、单元格里不要用公式；一张表最多 " + RosterFile.MOST_ROWS + " 行，多的分几次导入。",
                "八、表里没有的人不会因此离开名册；离开要在平台上逐人办理。",
                "九、上传后先看到将要变动的内容，确认后才写入；有一处错误就全部不写入。",
                "",
                "例：");
        private static final List<List<String>> EXAMPLE = List.of(
                List.of("姓名", "党组织", "状态", "类别", "职务", "手机号", "起始日期", "平台编号"),
                List.of("张卫国", "云溪社区党委/第一党支部", "正式党员", "退休", "党小组长", "13800000000", "2024-03-05", ""));

        static void write(Worksheet sheet) {
            sheet.width(0, 16);
            sheet.width(1, 34);
            for (int row = 0; row < LINES.size(); row++) {
                sheet.value(row, 0, LINES.get(row));
            }
            sheet.style(0, 0).bold().fontSize(14).set();
            for (int row = 0; row < EXAMPLE.size(); row++) {
                for (int column = 0; column < EXAMPLE.get(row).size(); column++) {
                    text(sheet, LINES.size() + row, column, EXAMPLE.get(row).get(column));
                }
            }
        }
    }
}
