package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.workbooks.FormReader;
import cn.sanwei.workbooks.NewSheet;
import cn.sanwei.workbooks.SheetForm;
import cn.sanwei.workbooks.SheetForm.Column;
import cn.sanwei.workbooks.SheetLine;
import cn.sanwei.workbooks.WorkbookWriter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Old ledgers and opening balances as the office brings them: in a workbook. */
@QuarkusTest
@WithTestResource(RealParts.class)
class PastSheetIT {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final SheetForm BALANCES = form("期初积分", "党员编号", "姓名", "党组织", "积分年度", "微平台", "微积分", "微心愿");
    private static final SheetForm FACTS = form("往年明细", "姓名", "日期", "时间", "事项", "类别", "小时");
    private static final String YEAR =
            String.valueOf(LocalDate.now(CycleDays.ZONE).getYear());

    @Test
    void the_template_names_everybody_on_the_roster_and_is_read_again_as_it_is() {
        Town town = Town.withMembers(2);
        town.publishRuleBook("");

        byte[] file = town.office()
                .request()
                .get("/api/points/imports/template")
                .statusCode(200)
                .contentType(XLSX)
                .asByteArray();

        assertThat(lines(file, BALANCES))
                .extracting(line -> line.cell("姓名"), line -> line.cell("党组织"))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("张卫甲", "第一党支部"),
                        org.assertj.core.groups.Tuple.tuple("张卫申", "第一党支部"));
        check(town, file)
                .statusCode(200)
                .body("rows", equalTo(0))
                .body("blank", equalTo(2))
                .body("errors", hasSize(0));
        send(town, file, key()).statusCode(422).body("type", equalTo("urn:sanwei:refusal:nothing-to-import"));
    }

    @Test
    void a_sheet_with_errors_stores_nothing_says_each_with_its_cell_and_comes_back_marked() {
        Town town = Town.withMembers(1);
        byte[] file = sheets(
                List.of(
                        Map.of("姓名", "张卫甲", "积分年度", YEAR, "微平台", "12.5"),
                        Map.of("姓名", "赵无名", "积分年度", YEAR, "微平台", "1")),
                List.of(Map.of("姓名", "张卫甲", "日期", "2026-02-30", "事项", "阅读文章")));

        check(town, file)
                .statusCode(200)
                .body("wrong", equalTo(2))
                .body("errors[*].sheet", contains("往年明细", "期初积分"))
                .body("errors[*].row", contains(2, 3))
                .body("errors[*].column", contains("日期", "姓名"))
                .body("errors[1].reason", equalTo("名册上没有“赵无名”"));
        send(town, file, key())
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:rows-wrong"))
                .body("errors[*].field", contains("往年明细第 2 行“日期”", "期初积分第 3 行“姓名”"));
        assertThat(Database.count("event", "township = '" + town.id + "' and stream like 'import/%'"))
                .isZero();
        byte[] back = town.office()
                .request()
                .accept(XLSX)
                .body(XLSX, file)
                .post("/api/points/imports/sheet/check")
                .statusCode(200)
                .contentType(XLSX)
                .asByteArray();
        SheetForm marked = form("期初积分", "姓名", "错误");
        assertThat(lines(back, marked))
                .containsExactly(
                        new SheetLine(2, Map.of("姓名", "张卫甲")),
                        new SheetLine(3, Map.of("姓名", "赵无名", "错误", "姓名：名册上没有“赵无名”")));
    }

    @Test
    void a_sheet_is_imported_once_however_often_it_is_sent() {
        Town town = Town.withMembers(2);
        byte[] file = sheets(
                List.of(
                        Map.of("姓名", "张卫甲", "积分年度", YEAR, "微平台", "12.5", "微心愿", "-1"),
                        Map.of("姓名", "张卫申", "积分年度", YEAR, "微积分", "3")),
                List.of(Map.of(
                        "姓名", "张卫甲", "日期", "2026-03-06", "时间", "19:00", "事项", "参加活动", "类别", "主题党日", "小时", "1.5")));
        String key = key();

        send(town, file, key).statusCode(200).body("rows", equalTo(4)).body("added", equalTo(4));
        send(town, file, key).statusCode(200).body("added", equalTo(4));
        send(town, file, key()).statusCode(200).body("added", equalTo(0)).body("known", equalTo(4));
        check(town, file).body("known", equalTo(4)).body("errors", hasSize(0));
        assertThat(imported(town)).isEqualTo(4);
        town.office()
                .get("/imports")
                .body("items", hasSize(1))
                .body("items[0].added", equalTo(4))
                .body("items[0].done", equalTo(1))
                .body("items[0].takenBackAt", nullValue());
    }

    @Test
    void a_longer_sheet_brings_only_what_is_new_and_a_balance_that_differs_is_refused() {
        Town town = Town.withMembers(2);
        Map<String, String> first = Map.of("姓名", "张卫甲", "积分年度", YEAR, "微平台", "12.5");
        Map<String, String> second = Map.of("姓名", "张卫申", "积分年度", YEAR, "微平台", "3");
        send(town, sheets(List.of(first), List.of()), key()).statusCode(200);

        send(town, sheets(List.of(first, second), List.of()), key())
                .statusCode(200)
                .body("added", equalTo(1))
                .body("known", equalTo(1));
        check(town, sheets(List.of(Map.of("姓名", "张卫甲", "积分年度", YEAR, "微平台", "13")), List.of()))
                .body("errors[*].column", contains("微平台"))
                .body("errors[0].reason", equalTo("已经带入 12.50 分；要改须先撤回那次导入"));
        assertThat(imported(town)).isEqualTo(2);
    }

    @Test
    void more_rows_than_a_transaction_writes_are_written_in_parts_and_taken_back_as_a_whole() {
        Town town = Town.withMembers(1);
        byte[] file = sheets(List.of(), readings(2_100));

        String id = send(town, file, key())
                .statusCode(200)
                .body("added", equalTo(2_100))
                .path("id");
        town.office().get("/imports/" + id).body("parts", equalTo(3)).body("done", equalTo(3));
        assertThat(imported(town)).isEqualTo(2_100);
        assertThat(Database.count(
                        "(select distinct transaction_id from event where township = '" + town.id
                                + "' and stream like 'import/%') t",
                        "true"))
                .isEqualTo(3);

        String key = key();
        takeBack(town, id, key).statusCode(200).body("rows", equalTo(2_100));
        takeBack(town, id, key()).statusCode(409).body("type", equalTo("urn:sanwei:refusal:already-taken-back"));
        assertThat(Database.count(
                        "event",
                        "township = '" + town.id + "' and type = 'cn.sanwei.points.imported-row-taken-back.v1'"))
                .isEqualTo(2_100);
        town.office().get("/imports/" + id).body("takenBackAt", notNullValue());
        send(town, file, key()).statusCode(200).body("added", equalTo(2_100));
        assertThat(imported(town)).isEqualTo(4_200);
    }

    @Test
    void what_was_broken_off_goes_on_where_it_stopped() {
        Town town = Town.withMembers(1);
        List<Map<String, String>> rows = readings(1_500);
        send(town, sheets(List.of(), rows.subList(0, 1_000)), key()).statusCode(200);

        send(town, sheets(List.of(), rows), key())
                .statusCode(200)
                .body("added", equalTo(500))
                .body("known", equalTo(1_000));
        assertThat(imported(town)).isEqualTo(1_500);
    }

    @Test
    void what_is_no_workbook_is_refused_with_what_to_do() {
        Town town = Town.withMembers(1);

        check(town, "姓名,积分".getBytes(StandardCharsets.UTF_8)).statusCode(422);
        check(town, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
                })
                .statusCode(422);
        check(town, WorkbookWriter.write(List.of(NewSheet.of(form("名册", "姓名"), List.of()))))
                .statusCode(422)
                .body("type", equalTo("urn:sanwei:refusal:sheet-not-this-form"));
        town.office()
                .request()
                .body(XLSX, sheets(List.of(), readings(1)))
                .post("/api/points/imports/sheet")
                .statusCode(400);
    }

    @Test
    void another_townships_imports_and_people_are_not_found_and_only_the_office_imports() {
        Town town = Town.withMembers(1);
        Town other = Town.withMembers(1);
        byte[] file = sheets(
                List.of(Map.of("党员编号", other.members.getFirst().toString(), "姓名", "张卫甲", "积分年度", YEAR, "微平台", "1")),
                List.of());
        String id = send(other, sheets(List.of(), readings(1)), key()).path("id");

        check(town, file).body("errors[*].column", contains("党员编号"));
        town.office().get("/imports/" + id).statusCode(404);
        town.office().get("/imports").body("items", hasSize(0));
        takeBack(town, id, key()).statusCode(404);
        assertThat(imported(other)).isEqualTo(1);
        for (Api nobodyElse : List.of(town.secretary(), town.member(0))) {
            nobodyElse
                    .request()
                    .key(key())
                    .body(XLSX, file)
                    .post("/api/points/imports/sheet")
                    .statusCode(403);
            nobodyElse.get("/imports/template").statusCode(403);
            nobodyElse.get("/imports").statusCode(403);
        }
        Api.nobody().get("/imports/template").statusCode(401);
    }

    private static long imported(Town town) {
        return Database.count(
                "event",
                "township = '" + town.id
                        + "' and type in ('cn.sanwei.points.past-fact-imported.v1', 'cn.sanwei.points.opening-balance-imported.v1')");
    }

    private static List<Map<String, String>> readings(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Map.of(
                        "姓名",
                        "张卫甲",
                        "日期",
                        LocalDate.of(2020, 1, 1).plusDays(i / 2).toString(),
                        "时间",
                        i % 2 == 0 ? "08:00" : "20:00",
                        "事项",
                        "阅读文章"))
                .toList();
    }

    private static Answer check(Town town, byte[] file) {
        return town.office()
                .request()
                .accept("application/json")
                .body(XLSX, file)
                .post("/api/points/imports/sheet/check");
    }

    private static Answer send(Town town, byte[] file, String key) {
        return town.office().request().key(key).body(XLSX, file).post("/api/points/imports/sheet");
    }

    private static Answer takeBack(Town town, String id, String key) {
        return town.office().request().key(key).post("/api/points/imports/" + id + "/take-back");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static SheetForm form(String name, String... titles) {
        return new SheetForm(
                name,
                List.of(titles).stream()
                        .map(title -> Column.optional(title, ""))
                        .toList());
    }

    private static byte[] sheets(List<Map<String, String>> balances, List<Map<String, String>> facts) {
        return WorkbookWriter.write(List.of(sheet(BALANCES, balances), sheet(FACTS, facts)));
    }

    private static NewSheet sheet(SheetForm form, List<Map<String, String>> rows) {
        return NewSheet.of(
                form,
                rows.stream()
                        .map(row -> form.columns().stream()
                                .<Object>map(column -> row.get(column.title()))
                                .toList())
                        .toList());
    }

    private static List<SheetLine> lines(byte[] file, SheetForm form) {
        return FormReader.read(file, List.of(form), 5_000).sheets().getFirst().lines();
    }
}
