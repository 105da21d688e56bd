package cn.sanwei.points.domain;

import static cn.sanwei.eventstore.decider.Decision.accept;
import static cn.sanwei.eventstore.decider.Decision.refuse;

import cn.sanwei.contracts.ImportId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.PointsEvent.OfImport;
import cn.sanwei.contracts.PointsEvent.OpeningBalanceImported;
import cn.sanwei.contracts.PointsEvent.PastFactImported;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.ImportRefusal.AlreadyImported;
import cn.sanwei.points.domain.ImportRefusal.NothingToImport;
import cn.sanwei.points.domain.ImportRefusal.RowError;
import cn.sanwei.points.domain.ImportRefusal.RowsWrong;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The old ledger of a township that joins: all rows or none. The rows of facts are numbered from 1, those of balances go
 * on after them.
 */
public final class PastImport implements Decider<PastImport.State, PastImport.ImportRows, OfImport> {
    /** What one transaction writes well under a second. */
    public static final int MOST_ROWS = 1_000;

    public enum State {
        UNKNOWN,
        IMPORTED
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

    /** @param known those members of the rows whom the township has */
    public record ImportRows(
            ImportId importId,
            List<FactRow> facts,
            List<BalanceRow> balances,
            Set<MemberId> known,
            Instant occurredAt) {
        public ImportRows {
            facts = List.copyOf(facts);
            balances = List.copyOf(balances);
            known = Set.copyOf(known);
        }
    }

    public static String stream(ImportId importId) {
        return "import/" + importId;
    }

    @Override
    public State initial() {
        return State.UNKNOWN;
    }

    @Override
    public Decision<OfImport> decide(State state, ImportRows c) {
        if (state == State.IMPORTED) {
            return refuse(new AlreadyImported(c.importId()));
        }
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

    @Override
    public State evolve(State state, OfImport event) {
        return switch (event) {
            case PastFactImported e -> State.IMPORTED;
            case OpeningBalanceImported e -> State.IMPORTED;
        };
    }
}
