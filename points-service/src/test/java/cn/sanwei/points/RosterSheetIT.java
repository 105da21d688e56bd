package cn.sanwei.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.sanwei.testing.Answer;
import cn.sanwei.testing.RealParts;
import cn.sanwei.workbooks.SheetDownload;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class RosterSheetIT {
    @Test
    void a_roster_of_893_with_its_organisations_is_checked_and_imported_within_ten_seconds() {
        Town town = Town.registered();
        byte[] file = book(893).file();

        long began = System.nanoTime();
        String basis = check(town, file)
                .statusCode(200)
                .body("errorCount", equalTo(0))
                .body("organisations.added", hasSize(26))
                .body("members.added", hasSize(893))
                .path("basis");
        importIt(town, file, basis, "k")
                .statusCode(201)
                .body("events", hasSize(919))
                .body("membersAdded", equalTo(893));
        Duration took = Duration.ofNanos(System.nanoTime() - began);

        assertThat(took).as("893 rows checked and imported").isLessThan(Duration.ofSeconds(10));
        importIt(town, file, basis, "k").statusCode(201).header("Idempotent-Replayed", "true");
        assertThat(Database.count(
                        "(select distinct transaction_id from event where township = '" + town.id
                                + "' and stream like 'member/%') t",
                        "true"))
                .isEqualTo(1);
    }

    @Test
    void the_same_sheet_again_and_an_export_imported_again_change_nothing() {
        Town town = Town.registered();
        byte[] file = new RosterBook()
                .organisation("镇党委", "", "党委")
                .organisation("一支部", "镇党委", "党支部")
                .organisation("社区党委", "镇党委", "党委")
                .organisation("一支部", "社区党委", "党支部")
                .memberRow("张 三", "镇党委/一支部", "正式党员", "退休、年老病弱", "书记", "13800000001", "2024.3.5")
                .memberRow("张三", "社区党委/一支部", "预备党员", "", "", "", "2024年3月6日")
                .file();
        importOf(town, file).statusCode(201);
        long events = events(town);

        importOf(town, file).statusCode(200).body("events", hasSize(0)).body("membersUnchanged", equalTo(2));
        byte[] export = download(town, "/roster/sheet");
        importOf(town, export).statusCode(200).body("events", hasSize(0)).body("membersUnchanged", equalTo(2));
        assertThat(events(town)).isEqualTo(events);
        assertThat(RosterBook.texts(export, "党员"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("张三", "镇党委/一支部", "正式党员", "退休、年老病弱", "书记", "13800000001", "2024-03-05"));
    }

    @Test
    void a_second_import_does_only_what_differs_and_shows_it_before() {
        Town town = Town.withMembers(3);
        List<List<String>> lines = RosterBook.texts(download(town, "/roster/sheet"), "党员");
        String moved = lines.get(1).get(7);
        byte[] file = new RosterBook()
                .organisation("第二党支部", "中共测试镇委员会", "党支部")
                .memberRow(lines.get(1).get(0), "第二党支部", "预备党员", "退休", "", "13800001111", "2026-07-01", moved)
                .memberRow(lines.get(2).get(0), "第一党支部", "正式党员", "退休", "", "13900002222", "2025-01-01")
                .file();

        check(town, file)
                .statusCode(200)
                .body("members.added", hasSize(0))
                .body("members.changed", hasSize(2))
                .body("members.changed[0].member", equalTo(moved))
                .body("members.changed[0].fields[*].column", contains("党组织", "状态", "起始日期"))
                .body("members.changed[0].fields[0].before", equalTo("第一党支部"))
                .body("members.changed[0].fields[0].after", equalTo("第二党支部"))
                .body("members.changed[1].fields[*].column", contains("手机号"))
                .body("members.absent", hasSize(1))
                .body("warnings[*].message", hasItem(containsString("第二党支部")));
        long before = events(town);
        importOf(town, file).statusCode(201).body("events", hasSize(2));
        assertThat(events(town)).isEqualTo(before + 2);
        town.office()
                .get("/members/" + moved + "/history")
                .statusCode(200)
                .body("version", equalTo(2))
                .body("items[*].what", contains("assigned", "registered"))
                .body("items[0].organisationName", equalTo("第二党支部"))
                .body("items[0].from", equalTo("2026-07-01"));
        town.office().get("/members?name=" + lines.get(2).get(0)).body("items[0].phone", equalTo("139****2222"));
    }

    @Test
    void what_is_shown_is_what_is_done_or_nothing_is() {
        Town town = Town.withMembers(1);
        byte[] file =
                new RosterBook().member("新来的", "第一党支部", "正式党员", "2026-01-01").file();
        String basis = check(town, file).path("basis");
        town.office()
                .post("/members", Town.member(UUID.randomUUID(), town.branch, "别人"))
                .statusCode(201);

        importIt(town, file, basis, "a")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sanwei:refusal:roster-changed"));
        byte[] other =
                new RosterBook().member("另一个", "第一党支部", "正式党员", "2026-01-01").file();
        String now = check(town, file).path("basis");
        importIt(town, other, now, "b").statusCode(409);
        importIt(town, file, null, "c").statusCode(400).body("errors[*].field", contains("basis"));
        importIt(town, file, now, "d").statusCode(201);
        town.office().get("/members").body("items", hasSize(3));
    }

    @Test
    void everything_wrong_is_said_with_its_row_and_nothing_is_stored() {
        Town town = Town.withMembers(1);
        byte[] file = new RosterBook()
                .organisation("甲", "乙", "党支部")
                .organisation("乙", "甲", "党支部")
                .organisation("丙", "没有的党委", "党支部")
                .organisation("丁", "第一党支部", "党支部")
                .member("王五", "第一党支部", "正式党员", "2024-02-30")
                .member("王六", "第九党支部", "正式党员", "2024-02-01")
                .member("王七", "第一党支部", "群众", "2024年3月")
                .memberRow("王八", "第一党支部", "正式党员", "退休、闲", "", "电话", "2024-01-01")
                .member("王九", "第一党支部", "正式党员", "2024-01-01")
                .member("王 九", "第一党支部", "正式党员", "2024-01-01")
                .memberRow("formula:CONCATENATE(\"王\",\"十\")", "第一党支部", "正式党员", "", "", "", "2024-01-01")
                .memberRow("=王十一", "第一党支部", "正式党员", "", "", "", "")
                .file();
        check(town, file)
                .statusCode(200)
                .body("basis", nullValue())
                .body("errors[?(@.sheet == '党组织' && @.row == 2)].message", contains(containsString("成了一圈：甲 → 乙 → 甲")))
                .body("errors[?(@.sheet == '党组织' && @.row == 3)].column", contains("上级党组织"))
                .body("errors[?(@.sheet == '党组织' && @.row == 4)].message", contains(containsString("没有找到党组织")))
                .body("errors[?(@.sheet == '党组织' && @.row == 5)].message", contains(containsString("党支部之下不能设党支部")))
                .body("errors[?(@.sheet == '党员' && @.row == 2)].message", contains(containsString("这一天不存在")))
                .body("errors[?(@.sheet == '党员' && @.row == 3)].column", contains("党组织"))
                .body("errors[?(@.sheet == '党员' && @.row == 4)].column", contains("状态", "起始日期"))
                .body("errors[?(@.sheet == '党员' && @.row == 5)].column", contains("类别", "手机号"))
                .body("errors[?(@.sheet == '党员' && @.row == 7)].message", contains(containsString("与第 6 行是同一人")))
                .body("errors[?(@.sheet == '党员' && @.row == 8)].message", contains(containsString("公式")))
                .body("errors[?(@.sheet == '党员' && @.row == 9)].message", contains(containsString("开头")));
        importIt(town, file, "x", "k")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sanwei:refusal:sheet-wrong"))
                .body("errors[0].row", notNullValue());
        town.office().get("/members").body("items", hasSize(1));
        town.office().get("/organisations").body("items", hasSize(2));
    }

    @Test
    void the_same_sheet_comes_back_with_a_column_that_says_what_is_wrong() {
        Town town = Town.withMembers(0);
        byte[] file = new RosterBook()
                .member("王五", "第一党支部", "正式党员", "2024-01-01")
                .member("王六", "第一党支部", "正式党员", "2024.13.1")
                .file();

        byte[] marked = post(town, "/roster/sheet/check", file)
                .statusCode(200)
                .contentType(SheetDownload.MEDIA_TYPE)
                .header("Content-Disposition", containsString("filename*=UTF-8''"))
                .asByteArray();
        List<List<String>> lines = RosterBook.texts(marked, "党员");
        assertThat(lines.get(0)).endsWith("错误");
        assertThat(lines.get(1)).startsWith("王五").doesNotContain("错误");
        assertThat(lines.get(2).getLast()).isEqualTo("起始日期：“2024.13.1”这一天不存在");
        assertThat(RosterBook.texts(post(town, "/roster/sheet/check", marked).asByteArray(), "党员"))
                .isEqualTo(lines);
    }

    @Test
    void the_template_is_read_as_an_empty_roster_and_names_nobody() {
        Town town = Town.withMembers(2);

        byte[] template = download(town, "/roster/template");
        assertThat(RosterBook.texts(template, "党员")).hasSize(1);
        check(town, template)
                .statusCode(200)
                .body("errorCount", equalTo(0))
                .body("members.added", hasSize(0))
                .body("members.absent", hasSize(2));
    }

    @Test
    void another_townships_rows_are_not_found() {
        Town other = Town.withMembers(1);
        Town town = Town.withMembers(1);
        byte[] file = new RosterBook()
                .memberRow(
                        "张卫甲",
                        "第一党支部",
                        "正式党员",
                        "",
                        "",
                        "",
                        "2026-01-01",
                        other.members.getFirst().toString())
                .file();

        check(town, file).statusCode(200).body("errors[*].message", contains(containsString("没有这个编号的党员")));
        check(town, download(other, "/roster/sheet")).body("errors[*].message", hasItem(containsString("没有这个编号的党组织")));
        town.secretary().get("/roster/sheet?organisation=" + other.branch).statusCode(404);
        town.office().get("/members/" + other.members.getFirst() + "/history").statusCode(404);
    }

    @Test
    void only_the_office_imports_and_a_secretary_takes_his_own_branch_home() {
        Town town = Town.withMembers(1);
        UUID second = UUID.randomUUID();
        town.office().post("/organisations", Town.organisation(second, town.committee, "第二党支部", "branch"));
        town.office().post("/members", Town.member(UUID.randomUUID(), second, "李四"));

        Api.secretary(town.id, town.members.getFirst(), town.branch)
                .request()
                .body(SheetDownload.MEDIA_TYPE, book(1).file())
                .post("/api/points/roster/check")
                .statusCode(403);
        town.secretary().get("/roster/template").statusCode(403);
        town.secretary().get("/roster/sheet").statusCode(400);
        town.secretary().get("/roster/sheet?organisation=" + town.committee).statusCode(403);
        byte[] own = town.secretary()
                .get("/roster/sheet?organisation=" + town.branch)
                .statusCode(200)
                .asByteArray();
        assertThat(RosterBook.texts(own, "党员")).hasSize(2);
        assertThat(RosterBook.texts(own, "党组织")).hasSize(2);
    }

    @Test
    void a_branch_is_renamed_by_its_number_and_moved_by_none() {
        Town town = Town.withMembers(1);
        byte[] renamed = new RosterBook()
                .organisationRow("先锋党支部", "", "", "", "", town.branch.toString())
                .member("新来的", "先锋党支部", "正式党员", "2026-01-01")
                .file();

        check(town, renamed)
                .body("organisations.renamed[0].before", equalTo("第一党支部"))
                .body("organisations.renamed[0].after", equalTo("先锋党支部"));
        importOf(town, renamed)
                .statusCode(201)
                .body("organisationsRenamed", equalTo(1))
                .body("events", hasSize(1));
        town.office().get("/organisations").body("items[*].name", hasItem("先锋党支部"));
        byte[] moved = new RosterBook()
                .organisation("二党委", "中共测试镇委员会", "党委")
                .organisationRow("先锋党支部", "二党委", "党支部", "社区", "2025-01-01", town.branch.toString())
                .file();
        check(town, moved).body("errors[*].message", contains(containsString("不能改换上级")));
    }

    static RosterBook book(int members) {
        RosterBook book = new RosterBook().organisation("镇党委", "", "党委");
        for (int branch = 1; branch <= 25; branch++) {
            book.organisation("第" + branch + "党支部", "镇党委", "党支部");
        }
        for (int i = 0; i < members; i++) {
            book.memberRow(
                    "党员" + i,
                    "第" + (i % 25 + 1) + "党支部",
                    i % 9 == 0 ? "预备党员" : "正式党员",
                    "在职",
                    i < 25 ? "书记" : "",
                    "138" + (10_000_000 + i),
                    "2024-01-01");
        }
        return book;
    }

    static Answer check(Town town, byte[] file) {
        return post(town, "/roster/check", file);
    }

    static Answer post(Town town, String path, byte[] file) {
        return town.office().request().body(SheetDownload.MEDIA_TYPE, file).post("/api/points" + path);
    }

    private static Answer importOf(Town town, byte[] file) {
        String basis =
                check(town, file).statusCode(200).body("errors", hasSize(0)).path("basis");
        return importIt(town, file, basis, UUID.randomUUID().toString());
    }

    static Answer importIt(Town town, byte[] file, String basis, String key) {
        return town.office()
                .request()
                .key(key)
                .body(SheetDownload.MEDIA_TYPE, file)
                .post("/api/points/roster/imports" + (basis == null ? "" : "?basis=" + basis));
    }

    private static byte[] download(Town town, String path) {
        return town.office().get(path).statusCode(200).asByteArray();
    }

    private static long events(Town town) {
        return Database.count("event", "township = '" + town.id + "'");
    }
}
