package cn.sanwei.rating.read;

import cn.sanwei.eventstore.Transaction;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.ledger.strands.Derivation;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One member, and whom what befalls may concern him.
 *
 * @param beside null where the rule book has no rules about others
 */
public record WithOthers(RuleBooks books, KnownMember.Unread own, KnownMember.Unread beside) {

    public static Uni<WithOthers> load(Transaction transaction, String township, UUID member, RuleBooks books) {
        Uni<KnownMember.Unread> beside = books.derives()
                ? KnownMember.loadBeside(transaction, township, member, books.derivedFromTypes())
                : Uni.createFrom().nullItem();
        return KnownMember.load(transaction, township, List.of(member))
                .chain(own -> beside.map(others -> new WithOthers(books, own, others)));
    }

    /** With what comes to him from the others among his facts. Takes its time: not within a transaction. */
    public KnownMember read() {
        KnownMember alone = own.read().getFirst();
        if (beside == null) {
            return alone;
        }
        Derivation derivation = Derivation.of(books);
        beside.read().forEach(other -> derivation.add(other.subject(), other.facts(), other.roster()));
        return with(alone, derivation);
    }

    public static KnownMember with(KnownMember member, Derivation derivation) {
        List<Fact> facts = new ArrayList<>(member.facts());
        facts.addAll(derivation.factsFor(member.subject(), member.roster()));
        return new KnownMember(member.member(), facts, member.roster());
    }
}
