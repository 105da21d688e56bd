package cn.sanwei.rating.read.asof;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.rating.read.KnownMember;
import cn.sanwei.rating.read.MembersInParts;
import cn.sanwei.rating.read.Select;
import cn.sanwei.scoring.ledger.Ledger;
import cn.sanwei.scoring.ledger.strands.Derivation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Folds the members of one organisation as of a day, in short transactions and off the event loop. The roster is the one
 * that is known today: it is dated by the day from which it holds, not by when it was written.
 */
@ApplicationScoped
public class LedgersAsOf {
    /** A branch has some 50 members, by the regulations; a committee may carry more itself. */
    public static final int MOST_MEMBERS = 500;

    private static final String WERE_EVER_IN = """
            select distinct member from roster_line
            where township = :township and organisation = cast(cast(:organisation as text) as uuid)
            order by member limit cast(cast(:limit as text) as integer)
            """;

    /** Who shared an organisation with one of them, and whose facts name one: what befalls those may concern them. */
    private static final String BESIDE = """
            select beside.member from roster_line his join roster_line beside
                on beside.township = his.township and beside.organisation = his.organisation
            where his.township = :township
              and his.member = any (cast(string_to_array(cast(:members as text), ',') as uuid[]))
            union select n.member from fact_naming n
            where n.township = :township
              and n.named = any (cast(string_to_array(cast(:members as text), ',') as uuid[]))
            """;

    private final EventStore store;
    private final MembersInParts inParts;

    LedgersAsOf(EventStore store, MembersInParts inParts) {
        this.store = store;
        this.inParts = inParts;
    }

    /**
     * @param ledger what was frozen at the close stands also where all that is known by now cannot be summed
     * @param atClose the same without what came after the cycle was closed; empty where it was open on that day
     */
    public record Scored(UUID member, Ledger ledger, Optional<Ledger> atClose) {
        public Scored {
            ledger = ledger.isSummed() ? ledger : atClose.orElse(ledger);
        }
    }

    private record MemberRow(UUID member) {}

    /** Those whom the roster has in that organisation itself on that day. 422 for more than one answer takes. */
    public Uni<List<UUID>> membersOn(String township, OrganisationId organisation, LocalDate day) {
        return store.read(
                        township,
                        transaction -> Select.list(
                                transaction,
                                MemberRow.class,
                                WERE_EVER_IN,
                                Map.of(
                                        "township", township,
                                        "organisation", organisation,
                                        "limit", MOST_MEMBERS + 1)))
                .invoke(rows -> {
                    if (rows.size() > MOST_MEMBERS) {
                        throw Problems.refused(422, "too-much", "该党组织直接管理的人数超过 " + MOST_MEMBERS + "，请按下级支部查看。");
                    }
                })
                .chain(rows -> inParts.each(
                        township,
                        ids(rows),
                        some -> some.stream()
                                .filter(member -> member.roster()
                                        .on(day)
                                        .filter(line -> organisation.toString().equals(line.organisation()))
                                        .isPresent())
                                .map(KnownMember::member)
                                .toList()));
    }

    /** @param closed when the cycle was closed, if that stood by then */
    public Uni<List<Scored>> of(String township, AsOf at, Optional<Instant> closed, Collection<UUID> members) {
        List<UUID> sorted = members.stream().sorted().toList();
        Derivation derivation = Derivation.of(at.books());
        Optional<AsOf> close = closed.map(instant -> at.heardBefore(instant.plusMillis(1)));
        Derivation derivationAtClose = Derivation.of(at.books());
        Uni<?> known = at.books().derives()
                ? beside(township, sorted)
                        .chain(all -> inParts.each(township, all, some -> {
                            some.forEach(member -> {
                                at.know(derivation, member);
                                close.ifPresent(then -> then.know(derivationAtClose, member));
                            });
                            return List.of();
                        }))
                : Uni.createFrom().voidItem();
        return known.chain(() -> inParts.each(
                township,
                sorted,
                some -> some.stream()
                        .map(member -> new Scored(
                                member.member(),
                                at.fold(member, derivation),
                                close.map(then -> then.fold(member, derivationAtClose))))
                        .toList()));
    }

    private Uni<List<UUID>> beside(String township, List<UUID> members) {
        String ids = members.stream().map(UUID::toString).collect(Collectors.joining(","));
        return store.read(township, transaction -> beside(transaction, township, ids));
    }

    private static Uni<List<UUID>> beside(Transaction transaction, String township, String members) {
        return Select.list(transaction, MemberRow.class, BESIDE, Map.of("township", township, "members", members))
                .map(LedgersAsOf::ids);
    }

    private static List<UUID> ids(List<MemberRow> rows) {
        return rows.stream().map(MemberRow::member).toList();
    }
}
