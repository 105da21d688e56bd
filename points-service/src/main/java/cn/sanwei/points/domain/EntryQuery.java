package cn.sanwei.points.domain;

import static cn.sanwei.eventstore.decider.Decision.accept;
import static cn.sanwei.eventstore.decider.Decision.refuse;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.PointsEvent.AppealDecided;
import cn.sanwei.contracts.PointsEvent.AppealFiled;
import cn.sanwei.contracts.PointsEvent.OfQuery;
import cn.sanwei.contracts.PointsEvent.QueryAnswered;
import cn.sanwei.contracts.PointsEvent.QueryFiled;
import cn.sanwei.contracts.PointsEvent.QueryWithdrawn;
import cn.sanwei.contracts.QueryId;
import cn.sanwei.contracts.RecordId;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.QueryRefusal.AlreadyAsked;
import cn.sanwei.points.domain.QueryRefusal.AnsweredByTheMember;
import cn.sanwei.points.domain.QueryRefusal.AppealTooLate;
import cn.sanwei.points.domain.QueryRefusal.CorrectionMissing;
import cn.sanwei.points.domain.QueryRefusal.CorrectionOfNothing;
import cn.sanwei.points.domain.QueryRefusal.DecidedByAnswerer;
import cn.sanwei.points.domain.QueryRefusal.WrongQueryStage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A member's question to one entry of his ledger (查询): answered by his branch, or above where he leads it, with an
 * explanation or a correction; once he may appeal to the office (申诉), where others decide. Days are working days, counted
 * from the day after.
 */
public final class EntryQuery implements Decider<EntryQuery.State, EntryQuery.Command, OfQuery> {
    /** The branch answers within these. */
    public static final int DAYS_TO_ANSWER = 5;
    /** The member appeals within these. */
    public static final int DAYS_TO_APPEAL = 5;
    /** The office decides within these. */
    public static final int DAYS_TO_DECIDE = 10;

    /** @param appealUntil null before the answer */
    public record State(QueryStage stage, MemberId member, LocalDate appealUntil) {
        State now(QueryStage next) {
            return new State(next, member, appealUntil);
        }
    }

    public enum Outcome {
        EXPLAINED("explained"),
        CORRECTED("corrected");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Outcome> of(String code) {
            return EXPLAINED.code.equals(code)
                    ? Optional.of(EXPLAINED)
                    : CORRECTED.code.equals(code) ? Optional.of(CORRECTED) : Optional.empty();
        }
    }

    /**
     * What was done about the entry.
     *
     * @param done whether something corrects it, or is proposed and waits for its second person
     * @param record which record that is; empty where it is no record, such as an attendance
     */
    public record Correction(boolean done, Optional<RecordId> record) {
        public static final Correction NONE = new Correction(false, Optional.empty());
        public static final Correction ELSEWHERE = new Correction(true, Optional.empty());
    }

    public sealed interface Command {
        Instant occurredAt();

        /**
         * @param organisation whose secretary answers; empty where the office does
         * @param alreadyAsked whether the member has asked about this entry before and not taken it back
         */
        record FileQuery(
                QueryId query,
                MemberId member,
                Optional<OrganisationId> organisation,
                Cycle cycle,
                UUID entry,
                String rule,
                boolean alreadyAsked,
                LocalDate due,
                Instant occurredAt)
                implements Command {}

        record WithdrawQuery(QueryId query, Instant occurredAt) implements Command {}

        record AnswerQuery(
                QueryId query,
                Outcome outcome,
                Correction correction,
                boolean byTheMember,
                LocalDate appealUntil,
                Instant occurredAt)
                implements Command {}

        record FileAppeal(QueryId query, LocalDate today, LocalDate due, Instant occurredAt) implements Command {}

        /** @param byAnswerer whether he gave the answer that is appealed against */
        record DecideAppeal(
                QueryId query,
                Outcome outcome,
                Correction correction,
                boolean byTheMember,
                boolean byAnswerer,
                Instant occurredAt)
                implements Command {}
    }

    public static String stream(QueryId query) {
        return "query/" + query;
    }

    @Override
    public State initial() {
        return new State(QueryStage.NONE, null, null);
    }

    @Override
    public Decision<OfQuery> decide(State state, Command command) {
        return switch (command) {
            case Command.FileQuery c -> file(state, c);
            case Command.WithdrawQuery c ->
                state.stage() == QueryStage.FILED
                        ? accept(new QueryWithdrawn(c.query(), state.member(), c.occurredAt()))
                        : refuse(new WrongQueryStage(state.stage()));
            case Command.AnswerQuery c -> answer(state, c);
            case Command.FileAppeal c -> appeal(state, c);
            case Command.DecideAppeal c -> decideAppeal(state, c);
        };
    }

    @Override
    public State evolve(State state, OfQuery event) {
        return switch (event) {
            case QueryFiled e -> new State(QueryStage.FILED, e.member(), null);
            case QueryWithdrawn e -> state.now(QueryStage.WITHDRAWN);
            case QueryAnswered e -> new State(QueryStage.ANSWERED, e.member(), e.appealUntil());
            case AppealFiled e -> state.now(QueryStage.APPEALED);
            case AppealDecided e -> state.now(QueryStage.DECIDED);
        };
    }

    private static Decision<OfQuery> file(State state, Command.FileQuery c) {
        if (state.stage() != QueryStage.NONE || c.alreadyAsked()) {
            return refuse(new AlreadyAsked());
        }
        return accept(new QueryFiled(
                c.query(),
                c.member(),
                c.organisation().orElse(null),
                c.cycle(),
                c.entry(),
                c.rule(),
                c.due(),
                c.occurredAt()));
    }

    private static Decision<OfQuery> answer(State state, Command.AnswerQuery c) {
        if (state.stage() != QueryStage.FILED) {
            return refuse(new WrongQueryStage(state.stage()));
        }
        if (c.byTheMember()) {
            return refuse(new AnsweredByTheMember());
        }
        return unfounded(c.outcome(), c.correction())
                .orElseGet(() -> accept(new QueryAnswered(
                        c.query(),
                        state.member(),
                        c.outcome().code(),
                        c.correction().record().orElse(null),
                        c.appealUntil(),
                        c.occurredAt())));
    }

    private static Decision<OfQuery> appeal(State state, Command.FileAppeal c) {
        if (state.stage() != QueryStage.ANSWERED) {
            return refuse(new WrongQueryStage(state.stage()));
        }
        return c.today().isAfter(state.appealUntil())
                ? refuse(new AppealTooLate(state.appealUntil()))
                : accept(new AppealFiled(c.query(), state.member(), c.due(), c.occurredAt()));
    }

    private static Decision<OfQuery> decideAppeal(State state, Command.DecideAppeal c) {
        if (state.stage() != QueryStage.APPEALED) {
            return refuse(new WrongQueryStage(state.stage()));
        }
        if (c.byTheMember()) {
            return refuse(new AnsweredByTheMember());
        }
        if (c.byAnswerer()) {
            return refuse(new DecidedByAnswerer());
        }
        return unfounded(c.outcome(), c.correction())
                .orElseGet(() -> accept(new AppealDecided(
                        c.query(),
                        state.member(),
                        c.outcome().code(),
                        c.correction().record().orElse(null),
                        c.occurredAt())));
    }

    private static Optional<Decision<OfQuery>> unfounded(Outcome outcome, Correction correction) {
        return switch (outcome) {
            case EXPLAINED ->
                correction.equals(Correction.NONE) ? Optional.empty() : Optional.of(refuse(new CorrectionOfNothing()));
            case CORRECTED -> correction.done() ? Optional.empty() : Optional.of(refuse(new CorrectionMissing()));
        };
    }
}
