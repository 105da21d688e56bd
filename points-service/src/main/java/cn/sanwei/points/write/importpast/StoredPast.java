package cn.sanwei.points.write.importpast;

import cn.sanwei.contracts.ImportId;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.wiring.Tables;
import cn.sanwei.workbooks.SheetError;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What sheets have brought so far: the imports, and the hash of each row. */
final class StoredPast {
    private static final String ROWS = """
            select row_key, points from past_row
            where row_key in (select jsonb_array_elements_text(cast(cast(:keys as text) as jsonb)))
            """;
    private static final String IMPORT = """
            select import_id, content, rows, parts, done, imported_at, taken_back_at from past_import
            where import_id = cast(cast(:import as text) as uuid)
            """;
    private static final String TAKEN_BACK = """
            select import_id, content, rows, parts, done, imported_at, taken_back_at from past_import
            where content = :content and taken_back_at is not null
            """;
    private static final String ADVANCE = """
            update past_import set done = greatest(done, cast(cast(:done as text) as integer)),
                                   added = added + cast(cast(:added as text) as integer)
            where import_id = cast(cast(:import as text) as uuid)
            """;
    private static final String FORGET_ROWS =
            "delete from past_row where import_id = cast(cast(:import as text) as uuid)";
    private static final String TAKE_BACK = """
            update past_import set taken_back_at = cast(cast(:at as text) as timestamptz), taken_back_by = nullif(:by, '')
            where import_id = cast(cast(:import as text) as uuid) and taken_back_at is null
            """;

    private StoredPast() {}

    record Stored(String rowKey, String points) {}

    record Import(
            ImportId importId,
            String content,
            int rows,
            int parts,
            int done,
            Instant importedAt,
            Instant takenBackAt) {}

    private record ImportRow(
            ImportId importId,
            String content,
            int rows,
            int parts,
            int done,
            int added,
            String importedBy,
            Instant importedAt) {}

    private record KeyRow(String rowKey, ImportId importId, String points) {}

    /** Those of the rows that are there already, with their points where they are balances. */
    static Uni<Map<String, Optional<String>>> known(Transaction transaction, List<PastRow> rows) {
        String keys = rows.stream().map(row -> '"' + row.key() + '"').collect(Collectors.joining(",", "[", "]"));
        return Tables.list(transaction, Stored.class, ROWS, Map.of("keys", keys))
                .map(found -> found.stream()
                        .collect(Collectors.toMap(Stored::rowKey, row -> Optional.ofNullable(row.points()))));
    }

    /** A balance that is there with other points: which of the two is right is for people to say. */
    static List<SheetError> contradicting(List<PastRow> rows, Map<String, Optional<String>> known) {
        return rows.stream()
                .filter(row -> row.balance() != null && known.containsKey(row.key()))
                .filter(row -> !Objects.equals(known.get(row.key()).orElse(null), row.points()))
                .map(row -> new SheetError(
                        row.sheet(),
                        row.line(),
                        row.columnOf("points"),
                        "已经带入 " + known.get(row.key()).orElse("") + " 分；要改须先撤回那次导入"))
                .toList();
    }

    static Uni<Optional<Import>> find(Transaction transaction, ImportId importId) {
        return Tables.first(transaction, Import.class, IMPORT, Map.of("import", importId));
    }

    /** How often the same sheet was imported and taken back. */
    static Uni<Integer> timesTakenBack(Transaction transaction, String content) {
        return Tables.list(transaction, Import.class, TAKEN_BACK, Map.of("content", content))
                .map(List::size);
    }

    /** The import, where this is its first part, and the keys of the rows that the part has brought. */
    static Uni<Void> keep(
            Transaction transaction, PastBatch batch, int part, List<PastRow> brought, Instant at, String by) {
        ImportRow row = new ImportRow(batch.id(), batch.content(), batch.rows().size(), batch.parts(), 0, 0, by, at);
        List<KeyRow> keys = brought.stream()
                .map(each -> new KeyRow(each.key(), batch.id(), each.points()))
                .toList();
        return Tables.insert(transaction, "past_import", List.of(row), "on conflict (import_id) do nothing")
                .chain(() -> Tables.insert(transaction, "past_row", keys))
                .chain(() -> advance(transaction, batch.id(), part + 1, brought.size()))
                .replaceWithVoid();
    }

    static Uni<Integer> advance(Transaction transaction, ImportId importId, int done, int added) {
        return Tables.change(transaction, ADVANCE, Map.of("import", importId, "done", done, "added", added));
    }

    static Uni<Integer> takeBack(Transaction transaction, ImportId importId, Instant at, String by) {
        return Tables.change(transaction, FORGET_ROWS, Map.of("import", importId))
                .chain(() -> Tables.change(
                        transaction, TAKE_BACK, Map.of("import", importId, "at", at, "by", by == null ? "" : by)));
    }
}
