package cn.sanwei.points.domain;

import static cn.sanwei.eventstore.decider.Decision.accept;
import static cn.sanwei.eventstore.decider.Decision.refuse;

import cn.sanwei.contracts.PointsEvent.RuleBookPublished;
import cn.sanwei.contracts.RuleBookId;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.points.domain.RuleBookRefusal.RuleBookNamedOtherwise;
import cn.sanwei.points.domain.RuleBookRefusal.RuleBookWrong;
import cn.sanwei.points.domain.RuleBookRefusal.VersionNotNext;
import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A township's rule book through its versions. A version may count from a day in the past, even from before an earlier
 * version: the ledgers that it touches are folded again. What one version must keep of the others is scoring's to say.
 */
public final class RuleBooks implements Decider<RuleBooks.State, RuleBooks.PublishRuleBook, RuleBookPublished> {
    /** @param newest number of the last version, 0 where there is none */
    public record State(int newest, List<RuleBook> published) {
        public State {
            published = List.copyOf(published);
        }
    }

    public record PublishRuleBook(RuleBookId ruleBook, String source, Instant occurredAt) {}

    /** One stream for a township: two clerks who publish at once cannot both have version 2. */
    public static String stream(TownshipId township) {
        return "rule-book/" + township;
    }

    @Override
    public State initial() {
        return new State(0, List.of());
    }

    @Override
    public Decision<RuleBookPublished> decide(State state, PublishRuleBook c) {
        return switch (RuleBookParser.parse(c.source(), state.published())) {
            case Reading.Rejected rejected -> refuse(new RuleBookWrong(rejected.errors()));
            case Reading.Accepted accepted -> publish(state, c, accepted.ruleBook());
        };
    }

    /** A version that a later parser would refuse stays published; it only cannot be compared with any more. */
    @Override
    public State evolve(State state, RuleBookPublished e) {
        List<RuleBook> published = new ArrayList<>(state.published());
        if (RuleBookParser.parse(e.source()) instanceof Reading.Accepted accepted) {
            published.add(accepted.ruleBook());
        }
        return new State(e.version(), published);
    }

    private static Decision<RuleBookPublished> publish(State state, PublishRuleBook c, RuleBook read) {
        if (!read.id().equals(c.ruleBook().value())) {
            return refuse(new RuleBookNamedOtherwise(read.id(), c.ruleBook()));
        }
        if (read.version() != state.newest() + 1) {
            return refuse(new VersionNotNext(read.version(), state.newest() + 1));
        }
        return accept(
                new RuleBookPublished(c.ruleBook(), read.version(), read.countsFrom(), c.source(), c.occurredAt()));
    }
}
