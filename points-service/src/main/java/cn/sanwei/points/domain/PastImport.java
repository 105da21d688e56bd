package cn.sanwei.points.domain;

import static cn.sanwei.eventstore.decider.Decision.accept;
import static cn.sanwei.eventstore.decider.Decision.refuse;

import cn.sanwei.contracts.ImportId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.PointsEvent.ImportedRowTakenBack;
import cn.sanwei.contracts.PointsEvent.OfImport;
import cn.sanwei.contracts.PointsEvent.OpeningBalanceImported;
import cn.sanwei.contracts.PointsEvent.PastFactImported;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.ImportRefusal.AlreadyImported;
import cn.sanwei.points.domain.ImportRefusal.AlreadyTakenBack;
import cn.sanwei.points.domain.ImportRefusal.NothingToImport;
import cn.sanwei.points.domain.ImportRefusal.RowError;
import cn.sanwei.points.domain.ImportRefusal.RowsWrong;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The old ledger of a township that joins: all rows or none. The rows of facts are numbered from 1, those of balances go
 * on after them. What turns out to be wrong is taken back as a whole, and imported anew under another id.
 */
public final class PastImport implements Decider<PastImport.State, PastImport.Command, OfImport> {
    /** What one transaction writes well under a second. */
    public static final int MOST_ROWS = 1_000;

    public enum Stage {
        UNKNOWN,
        IMPORTED,
        TAKEN_BACK
    }

    /** @param event that imported it */
    public record Imported(int row, MemberId member, UUID event) {}

    /** @param rows that count; none once they were taken back */
    public record State(Stage stage, List<Imported> rows) {
        public State {
            rows = List.copyOf(rows);
        }
    }

    /** As it was sent: whatever is wrong with it is said by row, all of it at once. */
    public record FactRow(
            String member,
            String fact,
            String occurredAt,
            Map<String, BigDecimal> measures,
            Map<String, String> attributes) {}

    /** As it was sent. */
    public record BalanceRow(String member, String cycle, String micro, String points) {}

    public sealed interface Command {}

    /** @param known those members of the rows whom the township has */
    public record ImportRows(
            ImportId importId, List<FactRow> facts, List<BalanceRow> balances, Set<MemberId> known, Instant occurredAt)
            implements Command {
        public ImportRows {
            facts = List.copyOf(facts);
            balances = List.copyOf(balances);
            known = Set.copyOf(known);
        }
    }

    public record TakeBack(ImportId importId, Instant occurredAt) implements Command {}

    public static String stream(ImportId importId) {
        return "import/" + importId;
    }

    @Override
    public State initial() {
        return new State(Stage.UNKNOWN, List.of());
    }

    @Override
    public Decision<OfImport> decide(State state, Command command) {
        return switch (command) {
            case ImportRows c -> state.stage() == Stage.UNKNOWN ? read(c) : refuse(new AlreadyImported(c.importId()));
            case TakeBack c ->
                switch (state.stage()) {
                    case UNKNOWN -> refuse(new NothingToImport());
                    case TAKEN_BACK -> refuse(new AlreadyTakenBack(c.importId()));
                    case IMPORTED ->
                        accept(state.rows().stream()
                                .map(row -> takenBack(c, row))
                                .toList());
                };
        };
    }

    private static Decision<OfImport> read(ImportRows c) {
        if (c.facts().isEmpty() && c.balances().isEmpty()) {
            return refuse(new NothingToImport());
        }
        List<RowError> errors = RowErrors.none();
        List<OfImport> events = new ArrayList<>(c.facts().size() + c.balances().size());
        PastFactRows facts = new PastFactRows(c, errors);
        for (int i = 0; i < c.facts().size(); i++) {
            facts.read(i).ifPresent(events::add);
        }
        OpeningBalanceRows balances = new OpeningBalanceRows(c, errors);
        for (int i = 0; i < c.balances().size(); i++) {
            balances.read(i).ifPresent(events::add);
        }
        return errors.isEmpty() ? accept(events) : refuse(new RowsWrong(errors));
    }

    private static OfImport takenBack(TakeBack command, Imported row) {
        return new ImportedRowTakenBack(command.importId(), row.row(), row.member(), row.event(), command.occurredAt());
    }

    @Override
    public State evolve(State state, OfImport event) {
        return evolve(state, null, event);
    }

    @Override
    public State evolve(State state, UUID id, OfImport event) {
        return switch (event) {
            case PastFactImported e -> with(state, new Imported(e.row(), e.member(), id));
            case OpeningBalanceImported e -> with(state, new Imported(e.row(), e.member(), id));
            case ImportedRowTakenBack e -> new State(Stage.TAKEN_BACK, List.of());
        };
    }

    private static State with(State state, Imported row) {
        List<Imported> rows = new ArrayList<>(state.rows());
        rows.add(row);
        return new State(Stage.IMPORTED, rows);
    }
}
