package cn.sanwei.eventstore;

import cn.sanwei.contracts.ArticleId;
import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.PointsEvent.ArticleRead;
import cn.sanwei.eventstore.decider.Decider;
import cn.sanwei.eventstore.decider.Decision;
import cn.sanwei.eventstore.decider.Refusal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** A small aggregate for the tests: one article, which each member reads once. */
final class Library implements Decider<Set<MemberId>, Library.Read, ArticleRead> {
    record Read(ArticleId article, MemberId member, Instant at) {}

    record AlreadyRead(MemberId member) implements Refusal {}

    @Override
    public Set<MemberId> initial() {
        return Set.of();
    }

    @Override
    public Decision<ArticleRead> decide(Set<MemberId> readers, Read command) {
        return readers.contains(command.member())
                ? Decision.refuse(new AlreadyRead(command.member()))
                : Decision.accept(new ArticleRead(command.member(), command.article(), "theory", command.at()));
    }

    @Override
    public Set<MemberId> evolve(Set<MemberId> readers, ArticleRead event) {
        Set<MemberId> more = new HashSet<>(readers);
        more.add(event.member());
        return more;
    }
}
