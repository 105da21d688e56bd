package cn.sanwei.points.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sanwei.points.sheets.SheetForm.Column;
import cn.sanwei.points.sheets.SheetRefused.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
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
    void days_times_figures_and_answers_are_texts_as_one_sees_them() {
        byte[] file = sheet(cells -> {
            cells.value(0, 0, "姓名");
            cells.value(0, 1, "日期");
            cells.value(0, 2, "类别");
            cells.value(1, 0, 13800001111L);
            cells.value(1, 1, LocalDate.of(2026, 3, 6));
            cells.style(1, 1).format("yyyy\"年\"m\"月\"d\"日\"").set();
            cells.value(1, 2, 12.5);
            cells.value(2, 0, true);
            cells.value(2, 1, LocalDateTime.of(2026, 3, 6, 19, 30));
            cells.style(2, 1).format("yyyy-mm-dd hh:mm").set();
            cells.value(2, 2, 0.1 + 0.2);
            cells.value(3, 0, "  张卫国 ");
            cells.value(3, 1, 0.8125);
            cells.style(3, 1).format("h:mm").set();
            cells.value(3, 2, "");
        });

        assertThat(SheetReader.read(file, List.of(FORM)).getFirst().lines())
                .containsExactly(
                        new SheetLine(2, Map.of("姓名", "13800001111", "日期", "2026-03-06", "类别", "12.5")),
                        new SheetLine(3, Map.of("姓名", "是", "日期", "2026-03-06 19:30", "类别", "0.3")),
                        new SheetLine(4, Map.of("姓名", "张卫国", "日期", "19:30")));
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
    void what_is_no_workbook_is_refused() {
        assertRefused(new byte[0], Reason.UNREADABLE);
        assertRefused("姓名,日期\n".getBytes(StandardCharsets.UTF_8), Reason.UNREADABLE);
        assertRefused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2}, Reason.OLD_FORMAT);
        byte[] whole = SheetWriter.write(List.of(FilledSheet.empty(FORM)));
        assertRefused(java.util.Arrays.copyOf(whole, whole.length / 2), Reason.UNREADABLE);
        assertRefused(archive("a.txt", 10), Reason.UNREADABLE);
    }

    @Test
    void a_file_that_grows_without_measure_is_refused_before_it_is_read() {
        assertRefused(archive("xl/worksheets/sheet1.xml", BoundedArchive.MOST_UNPACKED_BYTES + 1), Reason.TOO_LARGE);
        assertRefused(manyEntries(BoundedArchive.MOST_ENTRIES + 1), Reason.TOO_LARGE);
    }

    @Test
    void entities_are_not_resolved() throws IOException {
        byte[] file = withSheetXml(
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"张\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet><sheetData>"
                        + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>姓名</t></is></c></row>"
                        + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>");

        assertRefused(file, Reason.UNREADABLE);
    }

    @Test
    void sixty_thousand_rows_are_refused() {
        byte[] file = sheet(cells -> {
            cells.value(0, 0, "姓名");
            IntStream.rangeClosed(1, 60_000).forEach(row -> cells.value(row, 0, "张"));
        });

        assertRefused(file, Reason.TOO_MANY_ROWS);
    }

    @Test
    void a_sheet_of_another_form_is_refused_with_what_is_missing() {
        assertThatThrownBy(() -> SheetReader.read(sheet(cells -> cells.value(0, 0, "名字")), List.of(FORM)))
                .isInstanceOf(SheetRefused.class)
                .hasMessageContaining("缺少“姓名”列");
        assertThatThrownBy(() -> SheetReader.read(sheet(cells -> {}), List.of(FORM)))
                .isInstanceOf(SheetRefused.class)
                .hasMessageContaining("缺少“姓名”列");
        assertThatThrownBy(() -> SheetReader.read(
                        SheetWriter.write(List.of(FilledSheet.empty(FORM))),
                        List.of(new SheetForm("期初积分", FORM.columns()))))
                .isInstanceOf(SheetRefused.class)
                .hasMessageContaining("没有“期初积分”工作表");
        assertThatThrownBy(() -> SheetReader.read(
                        sheet(cells -> {
                            cells.value(0, 0, "姓名");
                            cells.value(0, 1, "姓名*");
                        }),
                        List.of(FORM)))
                .hasMessageContaining("两列“姓名”");
    }

    private static void assertRefused(byte[] file, Reason reason) {
        assertThatThrownBy(() -> SheetReader.read(file, List.of(FORM)))
                .isInstanceOfSatisfying(
                        SheetRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
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

    private static byte[] archive(String name, int bytes) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] block = new byte[1024 * 1024];
            for (int written = 0; written < bytes; written += block.length) {
                zip.write(block, 0, Math.min(block.length, bytes - written));
            }
            zip.closeEntry();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file.toByteArray();
    }

    private static byte[] manyEntries(int count) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (int i = 0; i < count; i++) {
                zip.putNextEntry(new ZipEntry("a" + i));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file.toByteArray();
    }

    private static byte[] withSheetXml(String xml) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(
                        new ByteArrayInputStream(SheetWriter.write(List.of(FilledSheet.empty(FORM)))));
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] bytes = in.readAllBytes();
                out.write(
                        entry.getName().equals("xl/worksheets/sheet1.xml")
                                ? xml.getBytes(StandardCharsets.UTF_8)
                                : bytes);
                out.closeEntry();
            }
        }
        return file.toByteArray();
    }
}
