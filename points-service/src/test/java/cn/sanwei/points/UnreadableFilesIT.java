package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.workbooks.NewSheet;
import cn.sanwei.workbooks.SheetDownload;
import cn.sanwei.workbooks.WorkbookWriter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files of which nothing can be read, made on purpose or by mistake, sent to each place that takes a workbook: refused in
 * words by the check and by the import, quickly, and nothing is kept.
 */
@QuarkusTest
@WithTestResource(RealParts.class)
class UnreadableFilesIT {
    private static final int MEBIBYTE = 1024 * 1024;
    private static Town town;

    enum Upload {
        ROSTER("/roster/check", "/roster/imports?basis=x", "党员", List.of("姓名", "党组织", "状态", "起始日期")),
        PAST("/imports/sheet/check", "/imports/sheet", "往年明细", List.of("姓名", "日期", "事项"));

        private final String check;
        private final String take;
        private final String sheet;
        private final List<String> required;

        Upload(String check, String take, String sheet, List<String> required) {
            this.check = check;
            this.take = take;
            this.sheet = sheet;
            this.required = required;
        }
    }

    @BeforeEach
    void register() {
        town = town == null ? Town.withMembers(1) : town;
    }

    @ParameterizedTest
    @EnumSource
    void an_empty_file(Upload upload) {
        refused(upload, new byte[0], "not-a-workbook", "空的");
    }

    @ParameterizedTest
    @EnumSource
    void a_table_as_text(Upload upload) {
        refused(upload, "姓名,党组织\n张三,一支部\n".getBytes(StandardCharsets.UTF_8), "not-a-workbook", ".xlsx");
    }

    @ParameterizedTest
    @EnumSource
    void an_old_workbook_or_one_with_a_password(Upload upload) {
        byte[] old = new byte[4096];
        byte[] mark = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(mark, 0, old, 0, mark.length);

        refused(upload, old, "old-workbook", ".xls");
    }

    @ParameterizedTest
    @EnumSource
    void a_text_document(Upload upload) {
        refused(
                upload,
                zip(Map.of("[Content_Types].xml", "<Types/>", "word/document.xml", "<d/>")),
                "not-a-workbook",
                ".xlsx");
    }

    @ParameterizedTest
    @EnumSource
    void a_workbook_with_macros(Upload upload) {
        refused(upload, zip(Map.of("xl/workbook.xml", "<w/>", "xl/vbaProject.bin", "x")), "workbook-with-macros", "宏");
    }

    @ParameterizedTest
    @EnumSource
    void a_workbook_that_was_cut_off(Upload upload) {
        byte[] file = rows(upload, 3);

        refused(upload, Arrays.copyOf(file, file.length / 2), "workbook-broken", "损坏");
    }

    @ParameterizedTest
    @EnumSource
    void a_bomb_of_a_few_kilobytes_before_it_fills_the_memory(Upload upload) {
        byte[] bomb = bomb(512);

        assertThat(bomb.length).isLessThan(MEBIBYTE);
        long began = System.nanoTime();
        refused(upload, bomb, "workbook-too-large", "24 MB");
        assertThat(System.nanoTime() - began).isLessThan(5_000_000_000L);
    }

    @ParameterizedTest
    @EnumSource
    void a_cell_that_says_it_stands_beyond_every_column(Upload upload) {
        String sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"ZZZZZZ1\"/></row></sheetData></worksheet>";

        refused(
                upload,
                zip(Map.of("xl/workbook.xml", "<workbook/>", "xl/worksheets/sheet1.xml", sheet)),
                "workbook-broken",
                "损坏");
    }

    @ParameterizedTest
    @EnumSource
    void entities_that_would_be_followed(Upload upload) {
        String document = "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><workbook>&a;</workbook>";

        refused(upload, zip(Map.of("xl/workbook.xml", document)), "workbook-broken", "损坏");
    }

    @ParameterizedTest
    @EnumSource
    void sixty_thousand_rows_with_the_row_where_it_is_too_much(Upload upload) {
        refused(
                upload,
                rows(upload, 60_000),
                "workbook-too-large",
                "从第 " + (upload == Upload.ROSTER ? "2002" : "20002") + " 行起");
    }

    @ParameterizedTest
    @EnumSource
    void a_workbook_about_something_else(Upload upload) {
        byte[] file =
                WorkbookWriter.write(List.of(NewSheet.table("账目", List.of(), List.of("金额"), List.of(List.of("1")))));

        refused(upload, file, "sheet-not-this-form", "“" + upload.sheet + "”");
    }

    @ParameterizedTest
    @EnumSource
    void a_file_of_more_than_two_megabytes(Upload upload) {
        byte[] large = new byte[2 * MEBIBYTE + 1];

        for (Answer answer : List.of(send(upload.check, large), send(upload.take, large))) {
            answer.statusCode(413)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:sanwei:refusal:too-large"))
                    .body("detail", containsString("2 MB"));
        }
        nothingIsKept();
    }

    private static void refused(Upload upload, byte[] file, String slug, String words) {
        for (Answer answer : List.of(send(upload.check, file), send(upload.take, file))) {
            answer.statusCode(422)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:sanwei:refusal:" + slug))
                    .body("detail", containsString(words));
        }
        nothingIsKept();
    }

    private static void nothingIsKept() {
        town.office().get("/members").body("items", hasSize(1));
        town.office().get("/imports").body("items", hasSize(0));
        assertThat(Database.count("event", "township = '" + town.id + "' and stream like 'import/%'"))
                .isZero();
    }

    private static Answer send(String path, byte[] file) {
        return town.office()
                .request()
                .accept("application/json")
                .key()
                .body(SheetDownload.MEDIA_TYPE, file)
                .post("/api/points" + path);
    }

    private static byte[] rows(Upload upload, int count) {
        List<Object> row = Collections.nCopies(upload.required.size(), "x");
        return WorkbookWriter.write(
                List.of(NewSheet.table(upload.sheet, List.of(), upload.required, Collections.nCopies(count, row))));
    }

    /** So many megabytes of blanks in one sheet. */
    private static byte[] bomb(int megabytes) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] megabyte = " ".repeat(MEBIBYTE).getBytes(StandardCharsets.US_ASCII);
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            for (int i = 0; i < megabytes; i++) {
                zip.write(megabyte);
            }
            zip.closeEntry();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file.toByteArray();
    }

    private static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file.toByteArray();
    }
}
