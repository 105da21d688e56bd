package cn.sanwei.rating.read.excel;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.rating.read.excel.TableWriter.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableWriterTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86 138", "-5", "@SUM(A1)"})
    void what_begins_like_a_formula_is_a_text_and_stays_one_when_it_is_edited(String text) throws IOException {
        byte[] bytes = TableWriter.write(List.of(new Table("表", List.of(), List.of("姓名"), List.of(List.of(text)))));

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            Row row = workbook.getFirstSheet().read().get(1);
            assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(row.getCellText(0)).isEqualTo(text);
        }
        assertThat(part(bytes, "xl/worksheets/sheet1.xml")).doesNotContain("<f>");
        assertThat(part(bytes, "xl/styles.xml")).contains("formatCode=\"@\"");
    }

    @Test
    void points_are_numbers_and_what_is_not_there_is_an_empty_cell() throws IOException {
        byte[] bytes = TableWriter.write(List.of(new Table(
                "表", List.of("标题"), List.of("姓名", "分"), List.of(Arrays.asList(null, new BigDecimal("5.50"))))));

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows.get(0).getCellText(0)).isEqualTo("标题");
            assertThat(rows.get(2).getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("5.5");
            assertThat(rows.get(2).getOptionalCell(0)).isEmpty();
        }
    }

    private String part(byte[] workbook, String name) throws IOException {
        Path file = Files.write(folder.resolve("workbook.xlsx"), workbook);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
