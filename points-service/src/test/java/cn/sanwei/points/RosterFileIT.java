package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that are no roster, made on purpose or by mistake: each is refused in words, quickly, and nothing is kept. */
@QuarkusTest
@WithTestResource(RealParts.class)
class RosterFileIT {
    private static Town town;

    @BeforeEach
    void register() {
        town = town == null ? Town.withMembers(1) : town;
    }

    @Test
    void an_empty_file_is_refused() {
        refused(new byte[0], "not-a-workbook", "空的");
    }

    @Test
    void a_table_as_text_is_refused() {
        refused("姓名,党组织\n张三,一支部\n".getBytes(StandardCharsets.UTF_8), "not-a-workbook", ".xlsx");
    }

    @Test
    void an_old_workbook_or_one_with_a_password_is_refused() {
        byte[] old = new byte[4096];
        byte[] mark = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(mark, 0, old, 0, mark.length);

        refused(old, "old-workbook", ".xls");
    }

    @Test
    void a_text_document_is_refused() {
        refused(zip(Map.of("[Content_Types].xml", "<Types/>", "word/document.xml", "<d/>")), "not-a-workbook", ".xlsx");
    }

    @Test
    void a_workbook_with_macros_is_refused() {
        refused(zip(Map.of("xl/workbook.xml", "<w/>", "xl/vbaProject.bin", "x")), "workbook-with-macros", "宏");
    }

    @Test
    void a_workbook_that_was_cut_off_is_refused() {
        byte[] file =
                new RosterBook().member("王五", "第一党支部", "正式党员", "2024-01-01").file();

        refused(java.util.Arrays.copyOf(file, file.length / 2), "workbook-broken", "损坏");
    }

    @Test
    void a_bomb_of_a_few_kilobytes_is_refused_before_it_fills_the_memory() {
        byte[] bomb = bomb(512);

        assertThat(bomb.length).isLessThan(1024 * 1024);
        long began = System.nanoTime();
        refused(bomb, "workbook-too-large", "24 MB");
        assertThat(System.nanoTime() - began).isLessThan(5_000_000_000L);
    }

    @Test
    void a_cell_that_says_it_stands_beyond_every_column_is_refused() {
        refused(
                zip(Map.of(
                        "xl/workbook.xml",
                        "<workbook/>",
                        "xl/worksheets/sheet1.xml",
                        "<worksheet><sheetData><row r=\"1\"><c r=\"ZZZZZZ1\"/></row></sheetData></worksheet>")),
                "workbook-broken",
                "损坏");
    }

    @Test
    void entities_are_not_followed() {
        String document = "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><workbook>&a;</workbook>";

        refused(zip(Map.of("xl/workbook.xml", document)), "workbook-broken", "损坏");
    }

    @Test
    void sixty_thousand_rows_are_refused_with_the_row_where_it_is_too_much() {
        RosterBook book = new RosterBook();
        for (int i = 0; i < 60_000; i++) {
            book.member("党员" + i, "第一党支部", "正式党员", "2024-01-01");
        }
        byte[] file = book.file();

        assertThat(file.length).isLessThan(4 * 1024 * 1024);
        refused(file, "workbook-too-large", "从第 2001 行起");
    }

    @Test
    void a_workbook_about_something_else_is_refused() {
        refused(other(), "not-a-roster", "“党员”");
    }

    private static void refused(byte[] file, String slug, String words) {
        RosterSheetIT.check(town, file)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sanwei:refusal:" + slug))
                .body("detail", containsString(words));
        town.office()
                .request()
                .contentType(cn.sanwei.edge.sheets.SheetDownload.MEDIA_TYPE)
                .header("Idempotency-Key", slug)
                .body(file)
                .post("/api/points/roster/imports?basis=x")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:" + slug));
        town.office().get("/members").body("items", hasSize(1));
    }

    private static byte[] other() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (var workbook = new org.dhatim.fastexcel.Workbook(file, "Test", "1.0")) {
            workbook.newWorksheet("账目").value(0, 0, "金额");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file.toByteArray();
    }

    /** So many megabytes of blanks in one sheet. */
    private static byte[] bomb(int megabytes) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] megabyte = " ".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
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
