package cn.sanwei.points;

import cn.sanwei.testing.Answer;
import cn.sanwei.workbooks.NewSheet;
import cn.sanwei.workbooks.SheetDownload;
import cn.sanwei.workbooks.WorkbookWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Workbooks of a roster and of the past as an office sends them, and what the store then has of them. */
final class SentFiles {
    /** The basis, as the check names it, follows. */
    static final String ROSTER = "/roster/imports?basis=";

    static final String PAST = "/imports/sheet";

    private SentFiles() {}

    /** These people, new in the first branch of {@link Town#withMembers}. */
    static byte[] roster(String... names) {
        RosterBook book = new RosterBook();
        for (String name : names) {
            book.member(name, "第一党支部", "正式党员", "2026-01-01");
        }
        return book.file();
    }

    /** Two of the first member on each day, at hours of their own. */
    static byte[] past(int readings) {
        List<List<Object>> rows = IntStream.range(0, readings)
                .mapToObj(i -> List.<Object>of(
                        "张卫甲", LocalDate.of(2020, 1, 1).plusDays(i / 2), i % 2 == 0 ? "08:00" : "20:00", "阅读文章"))
                .toList();
        return WorkbookWriter.write(List.of(NewSheet.table("往年明细", List.of(), List.of("姓名", "日期", "时间", "事项"), rows)));
    }

    static String basisOf(Town town, byte[] file) {
        return send(town.office(), "/roster/check", file, key()).statusCode(200).path("basis");
    }

    static Answer send(Api caller, String path, byte[] file, String key) {
        return caller.request().key(key).body(SheetDownload.MEDIA_TYPE, file).post("/api/points" + path);
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    /** Rows of the past that became events. */
    static long imported(Town town) {
        return Database.count(
                "event", "township = '" + town.id + "' and type = 'cn.sanwei.points.past-fact-imported.v1'");
    }
}
