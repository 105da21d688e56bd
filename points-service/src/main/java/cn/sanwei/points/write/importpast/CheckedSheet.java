package cn.sanwei.points.write.importpast;

import cn.sanwei.workbooks.SheetError;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param rows that would be imported: facts, and balances of one micro each
 * @param known of these, how many are there already and would be passed over
 * @param blank lines that name somebody and bring nothing
 * @param importId what it would be, or is, where the same sheet was sent before
 * @param unread columns that the form does not have, and of which nothing would be imported
 * @param wrong how many errors there are; so many of them are listed as anybody reads
 */
@Schema(examples = """
                {"importId": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "rows": 2690, "facts": 11, "balances": 2679,
                 "members": 893, "known": 0, "blank": 3,
                 "unread": [{"sheet": "往年明细", "column": "备注"}], "wrong": 1,
                 "errors": [{"sheet": "往年明细", "row": 7, "column": "日期", "reason": "“2026-02-30”这一天不存在"}]}
                """)
public record CheckedSheet(
        String importId,
        int rows,
        int facts,
        int balances,
        int members,
        int known,
        int blank,
        List<UnreadColumn> unread,
        int wrong,
        List<SheetError> errors) {
    private static final int MOST_LISTED = 500;

    static CheckedSheet of(PastBatch batch, int known, int blank, List<UnreadColumn> unread, List<SheetError> errors) {
        List<PastRow> rows = batch.rows();
        int facts = (int) rows.stream().filter(row -> row.fact() != null).count();
        int members = (int) rows.stream().map(PastRow::member).distinct().count();
        return new CheckedSheet(
                batch.id().toString(),
                rows.size(),
                facts,
                rows.size() - facts,
                members,
                known,
                blank,
                unread,
                errors.size(),
                errors.stream().limit(MOST_LISTED).toList());
    }
}
