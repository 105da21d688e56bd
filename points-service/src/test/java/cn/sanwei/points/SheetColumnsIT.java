package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.workbooks.SheetDownload;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** Sheets whose columns are not those of the template, as clerks leave them. */
@QuarkusTest
@WithTestResource(RealParts.class)
class SheetColumnsIT {
    @Test
    void a_roster_may_have_its_columns_in_any_order_below_a_title_and_others_beside_them() {
        Town town = Town.withMembers(0);
        byte[] file = sheet("党员", cells -> {
            cells.value(0, 0, "二〇二六年名册");
            row(cells, 1, "备注", "起始日期", "状态", "姓 名", "党组织*", " 姓名＊");
            row(cells, 2, "自己的话", "2026-01-01", "正式党员", "张 三", "第一党支部", "张三");
        });

        check(town, "/roster/check", file)
                .body("errorCount", equalTo(0))
                .body("members.added[*].name", contains("张三"))
                .body("warnings[*].message", hasItem("没有读取的列：备注、姓 名"));
    }

    @Test
    void a_roster_without_a_column_that_must_be_there_says_which_and_stores_nothing() {
        Town town = Town.withMembers(1);
        byte[] file = sheet("党员", cells -> {
            row(cells, 0, "姓名", "党组织", "状态");
            row(cells, 1, "张三", "第一党支部", "正式党员");
        });

        check(town, "/roster/check", file)
                .body("errors[*].row", contains(1))
                .body("errors[*].message", contains(containsString("缺少“起始日期”")));
        send(town, "/roster/imports?basis=x", file)
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:sheet-wrong"));
        town.office().get("/members").body("items", hasSize(1));
    }

    @Test
    void a_column_that_is_there_twice_is_refused_in_both() {
        Town town = Town.withMembers(1);
        byte[] roster = sheet("党员", cells -> {
            row(cells, 0, "姓名", "党组织", "状态", "起始日期", "姓名*");
            row(cells, 1, "张三", "第一党支部", "正式党员", "2026-01-01", "李四");
        });
        byte[] past = sheet("往年明细", cells -> {
            row(cells, 0, "姓名", "日期", "事项", "日期");
            row(cells, 1, "张卫甲", "2026-03-06", "阅读文章", "2026-03-07");
        });

        check(town, "/roster/check", roster).body("errors[0].column", equalTo("姓名"));
        check(town, "/imports/sheet/check", past).body("errors[0].column", equalTo("日期"));
        send(town, "/imports/sheet", past).statusCode(422);
        nothingCameOfThePast(town);
    }

    @Test
    void a_sheet_of_the_past_may_have_its_columns_in_any_order_and_says_which_it_did_not_read() {
        Town town = Town.withMembers(1);
        byte[] file = sheet("期初积分", cells -> {
            row(cells, 0, "微积份", "微平台", "积分年度", "姓名");
            row(cells, 1, "7", "12.5", "2026", "张卫甲");
        });

        check(town, "/imports/sheet/check", file)
                .body("wrong", equalTo(0))
                .body("rows", equalTo(1))
                .body("unread[*].sheet", contains("期初积分"))
                .body("unread[*].column", contains("微积份"));
    }

    @Test
    void a_sheet_of_the_past_without_a_column_that_must_be_there_comes_back_with_what_is_missing() {
        Town town = Town.withMembers(1);
        byte[] file = sheet("往年明细", cells -> {
            row(cells, 0, "姓名", "日期");
            row(cells, 1, "张卫甲", "2026-03-06");
        });

        check(town, "/imports/sheet/check", file)
                .body("wrong", equalTo(1))
                .body("errors[0].reason", containsString("缺少“事项”"));
        send(town, "/imports/sheet", file).statusCode(422).body("type", equalTo("urn:sanwei:refusal:rows-wrong"));
        nothingCameOfThePast(town);
        byte[] back = town.office()
                .request()
                .accept(SheetDownload.MEDIA_TYPE)
                .body(SheetDownload.MEDIA_TYPE, file)
                .post("/api/points/imports/sheet/check")
                .statusCode(200)
                .asByteArray();
        assertThat(RosterBook.texts(back, "往年明细").getFirst().getLast())
                .startsWith("错误：")
                .contains("事项");
    }

    @Test
    void a_formula_an_impossible_day_and_a_double_in_the_past_are_said_with_their_rows_and_nothing_is_stored() {
        Town town = Town.withMembers(1);
        byte[] file = sheet("往年明细", cells -> {
            row(cells, 0, "姓名", "日期", "事项");
            row(cells, 1, "张卫甲", "2026-03-06", "阅读文章");
            row(cells, 2, "张卫甲", "2026-03-06", "阅读文章");
            row(cells, 3, "张卫甲", "2026-02-30", "阅读文章");
            row(cells, 4, "张卫甲", "", "阅读文章");
            cells.formula(4, 1, "TODAY()");
            row(cells, 5, "=张卫甲", "2026-03-06", "阅读文章");
        });

        check(town, "/imports/sheet/check", file)
                .body("errors[*].row", contains(3, 4, 5, 6))
                .body("errors[0].reason", containsString("与第 2 行重复"))
                .body("errors[1].reason", containsString("这一天不存在"))
                .body("errors[2].reason", containsString("公式"))
                .body("errors[3].reason", containsString("名册上没有“=张卫甲”"));
        send(town, "/imports/sheet", file).statusCode(422);
        nothingCameOfThePast(town);
    }

    @Test
    void a_cell_with_a_day_and_its_time_keeps_its_time_so_that_two_of_one_day_are_two() {
        Town town = Town.withMembers(1);
        byte[] file = sheet("往年明细", cells -> {
            row(cells, 0, "姓名", "日期", "事项");
            for (int row = 1; row <= 2; row++) {
                row(cells, row, "张卫甲", "", "阅读文章");
                cells.value(row, 1, LocalDateTime.of(2026, 3, 6, 8 + row, 30));
                cells.style(row, 1).format("yyyy-mm-dd hh:mm").set();
            }
        });

        send(town, "/imports/sheet", file).statusCode(200).body("added", equalTo(2));
        assertThat(Database.count(
                        "event",
                        "township = '" + town.id + "' and type = 'cn.sanwei.points.past-fact-imported.v1'"
                                + " and occurred_at in ('2026-03-06T01:30:00Z', '2026-03-06T02:30:00Z')"))
                .isEqualTo(2);
    }

    private static void nothingCameOfThePast(Town town) {
        assertThat(Database.count("event", "township = '" + town.id + "' and stream like 'import/%'"))
                .isZero();
        assertThat(Database.count("past_row", "township = '" + town.id + "'")).isZero();
    }

    private static Answer check(Town town, String path, byte[] file) {
        return send(town, path, file).statusCode(200);
    }

    private static Answer send(Town town, String path, byte[] file) {
        return town.office()
                .request()
                .accept("application/json")
                .key()
                .body(SheetDownload.MEDIA_TYPE, file)
                .post("/api/points" + path);
    }

    private static byte[] sheet(String name, Consumer<Worksheet> cells) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Test", "1.0")) {
            cells.accept(workbook.newWorksheet(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file.toByteArray();
    }

    private static void row(Worksheet sheet, int row, String... texts) {
        for (int column = 0; column < texts.length; column++) {
            if (!texts[column].isEmpty()) {
                sheet.value(row, column, texts[column]);
            }
        }
    }
}
