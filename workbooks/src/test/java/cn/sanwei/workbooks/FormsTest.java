package cn.sanwei.workbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sanwei.workbooks.ReadSheet.Unread;
import cn.sanwei.workbooks.SheetForm.Column;
import cn.sanwei.workbooks.SheetForm.Holds;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class FormsTest {
    private static final int MOST_ROWS = 2_000;
    private static final SheetForm FORM = new SheetForm(
            "名册",
            List.of(
                    Column.required("姓名", "身份证上的姓名"),
                    Column.optional("日期", "例如 2026-03-06").holding(Holds.MOMENT),
                    Column.optional("类别", "").offering(List.of("在职", "退休"))));

    @Test
    void what_was_written_is_read_as_it_was() {
        byte[] file = WorkbookWriter.write(List.of(NewSheet.of(
                FORM,
                List.of(Arrays.asList("=张卫国", LocalDate.of(2026, 3, 6), "退休"), Arrays.asList("李建设", null, null)))));

        ReadSheet read = read(file);
        assertThat(read.errors()).isEmpty();
        assertThat(read.unread()).isEmpty();
        assertThat(read.columns()).containsExactlyInAnyOrder("姓名", "日期", "类别");
        assertThat(read.lines())
                .containsExactly(
                        new SheetLine(2, Map.of("姓名", "=张卫国", "日期", "2026-03-06", "类别", "退休")),
                        new SheetLine(3, Map.of("姓名", "李建设")));
    }

    @Test
    void a_moment_keeps_its_time_and_a_day_does_not() {
        byte[] file = sheet(cells -> {
            cells.value(0, 0, "姓名");
            cells.value(0, 1, "日期");
            cells.value(1, 0, LocalDateTime.of(2026, 3, 6, 19, 30));
            cells.style(1, 0).format("yyyy-mm-dd hh:mm").set();
            cells.value(1, 1, LocalDateTime.of(2026, 3, 6, 19, 30));
            cells.style(1, 1).format("yyyy-mm-dd hh:mm").set();
        });

        assertThat(read(file).lines())
                .containsExactly(new SheetLine(2, Map.of("姓名", "2026-03-06", "日期", "2026-03-06 19:30")));
    }

    @Test
    void an_answer_says_in_each_row_what_is_wrong_keeps_the_rest_as_it_came_and_can_be_sent_again() {
        byte[] sent = sheet(cells -> {
            cells.value(0, 0, "姓名");
            cells.value(0, 1, "备注");
            cells.value(1, 0, "张卫国");
            cells.value(1, 1, "自己的话");
            cells.formula(3, 0, "CONCATENATE(\"李\",\"建设\")");
        });
        ReadWorkbook read = FormReader.read(sent, List.of(FORM), MOST_ROWS);
        List<SheetError> errors =
                List.of(read.sheets().getFirst().errors().getFirst(), new SheetError("名册", 4, "", "与第 2 行重复"));

        byte[] back = WorkbookWriter.marked(read, errors);

        List<SheetPage> pages = Workbooks.read(back, SheetBounds.ofRows(MOST_ROWS));
        assertThat(texts(pages.getFirst()))
                .containsExactly(
                        List.of("姓名", "备注", "错误"),
                        List.of("张卫国", "自己的话"),
                        List.of("=CONCATENATE(\"李\",\"建设\")", "", "姓名：是公式；请复制后用“选择性粘贴—数值”换成内容本身；与第 2 行重复"));
        ReadWorkbook again = FormReader.read(back, List.of(FORM), MOST_ROWS);
        assertThat(again.sheets().getFirst().unread()).containsExactly(new Unread(1, "备注"));
        assertThat(texts(Workbooks.read(WorkbookWriter.marked(again, errors), SheetBounds.ofRows(MOST_ROWS))
                        .getFirst()))
                .isEqualTo(texts(pages.getFirst()));
    }

    @Test
    void what_is_wrong_with_the_headings_stands_beside_them_and_is_no_column_afterwards() {
        byte[] sent = sheet(cells -> cells.value(0, 0, "名字"));
        ReadWorkbook read = FormReader.read(sent, List.of(FORM), MOST_ROWS);
        List<SheetError> errors = read.sheets().getFirst().errors();
        assertThat(errors).containsExactly(new SheetError("名册", 1, "", "列名中缺少“姓名”，请用下载的模板填写"));

        byte[] back = WorkbookWriter.marked(read, errors);
        ReadWorkbook again = FormReader.read(back, List.of(FORM), MOST_ROWS);
        assertThat(texts(again.pages().getFirst())).containsExactly(List.of("名字", "错误：列名中缺少“姓名”，请用下载的模板填写"));
        byte[] twice = WorkbookWriter.marked(again, errors);
        assertThat(texts(Workbooks.read(twice, SheetBounds.ofRows(MOST_ROWS)).getFirst()))
                .isEqualTo(texts(again.pages().getFirst()));
    }

    @Test
    void columns_may_stand_in_any_order_below_a_title_and_others_beside_them_are_said_to_be_unread() {
        byte[] file = sheet(cells -> {
            cells.value(0, 0, "二〇二六年名册");
            cells.value(1, 0, "备注");
            cells.value(1, 1, "日期");
            cells.value(1, 2, " 姓名＊");
            cells.value(5, 0, "不读");
            cells.value(5, 2, "张卫国");
        });

        ReadSheet read = read(file);
        assertThat(read.lines()).containsExactly(new SheetLine(6, Map.of("姓名", "张卫国")));
        assertThat(read.columns()).containsExactlyInAnyOrder("姓名", "日期");
        assertThat(read.unread()).containsExactly(new Unread(2, "备注"));
    }

    @Test
    void a_row_with_a_formula_is_not_taken_and_its_cell_is_named() {
        byte[] file = sheet(cells -> {
            cells.value(0, 0, "姓名");
            cells.value(0, 1, "日期");
            cells.value(0, 2, "自己算的");
            cells.value(1, 0, "张卫国");
            cells.formula(1, 1, "TODAY()");
            cells.value(2, 0, "李建设");
            cells.formula(2, 2, "1+1");
        });

        ReadSheet read = read(file);
        assertThat(read.errors()).extracting(SheetError::row).containsExactly(2);
        assertThat(read.errors().getFirst().column()).isEqualTo("日期");
        assertThat(read.errors().getFirst().reason()).contains("公式");
        assertThat(read.lines()).containsExactly(new SheetLine(3, Map.of("姓名", "李建设")));
    }

    @Test
    void a_text_without_end_is_not_taken() {
        byte[] file = sheet(cells -> {
            cells.value(0, 0, "姓名");
            cells.value(1, 0, "张".repeat(501));
        });

        assertThat(read(file).errors()).containsExactly(new SheetError("名册", 2, "姓名", "内容太长，最多 500 个字"));
    }

    @Test
    void a_column_that_is_there_twice_is_said() {
        byte[] file = sheet(cells -> {
            cells.value(0, 0, "姓名");
            cells.value(0, 1, "姓名*");
        });

        assertThat(read(file).errors()).containsExactly(new SheetError("名册", 1, "姓名", "这一列出现了两次"));
    }

    @Test
    void an_empty_sheet_has_no_lines_and_a_row_too_many_is_named() {
        assertThat(read(sheet(cells -> {})).lines()).isEmpty();
        assertRefused(
                sheet(cells -> {
                    cells.value(0, 0, "姓名");
                    IntStream.rangeClosed(1, 60_000).forEach(row -> cells.value(row, 0, "张"));
                }),
                "从第 2002 行起超出：一张表最多 2001 行");
    }

    @Test
    void a_workbook_of_another_form_is_refused() {
        SheetForm other = new SheetForm("期初积分", FORM.columns());

        assertRefused(WorkbookWriter.write(List.of(NewSheet.of(other, List.of()))), "没有名为“名册”的工作表");
    }

    private static void assertRefused(byte[] file, String detail) {
        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(HttpProblem.class, refused -> {
            assertThat(refused.getStatusCode()).isEqualTo(422);
            assertThat(refused.getDetail()).contains(detail);
        });
    }

    private static ReadSheet read(byte[] file) {
        return FormReader.read(file, List.of(FORM), MOST_ROWS).sheets().getFirst();
    }

    private static List<List<String>> texts(SheetPage page) {
        return page.lines().stream()
                .map(line -> line.cells().stream().map(SheetCell::text).toList())
                .toList();
    }

    private static byte[] sheet(Consumer<Worksheet> cells) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            cells.accept(workbook.newWorksheet("名册"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file.toByteArray();
    }
}
