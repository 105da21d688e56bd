package cn.sanwei.points.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sanwei.points.sheets.SheetForm.Column;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class SheetsTest {
    private static final SheetForm FORM = new SheetForm(
            "名册",
            List.of(
                    Column.required("姓名", "身份证上的姓名"),
                    Column.optional("日期", "例如 2026-03-06"),
                    Column.optional("类别", "", "在职", "退休")));

    @Test
    void what_was_written_is_read_as_it_was() {
        SheetLine line = new SheetLine(2, Map.of("姓名", "=张卫国", "日期", "2026-03-06", "类别", "退休"));

        byte[] file = SheetWriter.write(List.of(new FilledSheet(FORM, List.of(line), List.of())));

        assertThat(SheetReader.read(file, List.of(FORM)))
                .containsExactly(new FilledSheet(FORM, List.of(line), List.of()));
    }

    @Test
    void an_answer_says_in_each_row_what_is_wrong_and_can_be_sent_again() {
        SheetLine right = new SheetLine(2, Map.of("姓名", "张卫国"));
        SheetLine wrong = new SheetLine(4, Map.of("姓名", "李建设"));
        FilledSheet sheet = new FilledSheet(FORM, List.of(right, wrong), List.of());

        byte[] back = SheetWriter.writeWithErrors(
                List.of(sheet),
                List.of(new SheetError("名册", 4, "日期", "不能为空"), new SheetError("名册", 4, "", "与第 2 行重复")));

        SheetForm withErrors =
                new SheetForm("名册", List.of(Column.required("姓名", ""), Column.required(SheetForm.ERRORS, "")));
        assertThat(SheetReader.read(back, List.of(withErrors)).getFirst().lines())
                .containsExactly(right, new SheetLine(4, Map.of("姓名", "李建设", SheetForm.ERRORS, "日期：不能为空；与第 2 行重复")));
        assertThat(SheetReader.read(back, List.of(FORM)).getFirst().lines()).containsExactly(right, wrong);
    }

    @Test
    void columns_may_stand_in_any_order_and_others_beside_them() {
        byte[] file = sheet(cells -> {
            cells.value(0, 0, "备注");
            cells.value(0, 1, "日期");
            cells.value(0, 2, " 姓名＊");
            cells.value(5, 0, "不读");
            cells.value(5, 2, "张卫国");
        });

        assertThat(SheetReader.read(file, List.of(FORM)).getFirst().lines())
                .containsExactly(new SheetLine(6, Map.of("姓名", "张卫国")));
    }

    @Test
    void a_formula_is_not_taken_and_its_cell_is_named() {
        byte[] file = sheet(cells -> {
            cells.value(0, 0, "姓名");
            cells.value(0, 1, "日期");
            cells.value(1, 0, "张卫国");
            cells.formula(1, 1, "TODAY()");
        });

        FilledSheet read = SheetReader.read(file, List.of(FORM)).getFirst();
        assertThat(read.errors())
                .extracting(SheetError::row, SheetError::column)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, "日期"));
        assertThat(read.errors().getFirst().reason()).contains("公式");
        assertThat(read.lines()).containsExactly(new SheetLine(2, Map.of("姓名", "张卫国")));
    }

    @Test
    void a_text_without_end_is_not_taken() {
        byte[] file = sheet(cells -> {
            cells.value(0, 0, "姓名");
            cells.value(1, 0, "张".repeat(501));
        });

        assertThat(SheetReader.read(file, List.of(FORM)).getFirst().errors())
                .containsExactly(new SheetError("名册", 2, "姓名", "超过 500 个字"));
    }

    @Test
    void sixty_thousand_rows_are_refused() {
        byte[] file = sheet(cells -> {
            cells.value(0, 0, "姓名");
            IntStream.rangeClosed(1, 60_000).forEach(row -> cells.value(row, 0, "张"));
        });

        assertRefused(file, "一张表最多");
    }

    @Test
    void a_sheet_of_another_form_is_refused_with_what_is_missing() {
        assertRefused(sheet(cells -> cells.value(0, 0, "名字")), "缺少“姓名”列");
        assertRefused(sheet(cells -> {}), "缺少“姓名”列");
        assertRefused(
                sheet(cells -> {
                    cells.value(0, 0, "姓名");
                    cells.value(0, 1, "姓名*");
                }),
                "两列“姓名”");
        SheetForm other = new SheetForm("期初积分", FORM.columns());
        assertRefused(SheetWriter.write(List.of(FilledSheet.empty(other))), "没有“名册”工作表");
    }

    private static void assertRefused(byte[] file, String detail) {
        assertThatThrownBy(() -> SheetReader.read(file, List.of(FORM)))
                .isInstanceOfSatisfying(HttpProblem.class, refused -> {
                    assertThat(refused.getStatusCode()).isEqualTo(422);
                    assertThat(refused.getDetail()).contains(detail);
                });
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
