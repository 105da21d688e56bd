package cn.sanwei.points.write.importpast;

import cn.sanwei.contracts.ImportId;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.points.domain.PastImport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A sheet of more rows than one transaction writes, cut into parts that are imports of their own. All ids follow from what
 * the sheet says: sent again, it goes on where it was stopped, and brings nothing where it was finished.
 *
 * @param content hash of what all rows say
 */
record PastBatch(ImportId id, String content, List<PastRow> rows) {

    static String contentOf(List<PastRow> rows) {
        return PastRow.hash(rows.stream().map(PastRow::content).collect(Collectors.joining("\n")));
    }

    /** @param timesTakenBack how often the same was brought and taken back: after that it is another import */
    static PastBatch of(TownshipId township, List<PastRow> rows, int timesTakenBack) {
        String content = contentOf(rows);
        return new PastBatch(new ImportId(named(township + "/" + content + "/" + timesTakenBack)), content, rows);
    }

    int parts() {
        return (rows.size() + PastImport.MOST_ROWS - 1) / PastImport.MOST_ROWS;
    }

    List<PastRow> part(int number) {
        int first = number * PastImport.MOST_ROWS;
        return rows.subList(first, Math.min(first + PastImport.MOST_ROWS, rows.size()));
    }

    /** The import, to the domain and in the events, that a part of it is. */
    static ImportId partOf(ImportId batch, int number) {
        return new ImportId(named(batch + "/" + number));
    }

    static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
