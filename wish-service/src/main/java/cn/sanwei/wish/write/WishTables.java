package cn.sanwei.wish.write;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.WishId;
import cn.sanwei.eventstore.Appended;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.wish.domain.WishCommand.Person;
import cn.sanwei.wish.domain.WishState;
import cn.sanwei.wish.domain.WishState.Accepted;
import cn.sanwei.wish.domain.WishState.Claimed;
import cn.sanwei.wish.domain.WishState.Confirmed;
import cn.sanwei.wish.domain.WishState.Fulfilled;
import cn.sanwei.wish.domain.WishState.NotSubmitted;
import cn.sanwei.wish.domain.WishState.Published;
import cn.sanwei.wish.domain.WishState.Refused;
import cn.sanwei.wish.domain.WishState.Submitted;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The tables beside the wishes' events, always written in the transaction that appends the event. */
@ApplicationScoped
public class WishTables {
    private static final String FIND = """
            select submitter, cast(submitter_member as text), somebody_name is not null,
                   reporter, cast(reporter_member as text)
            from wish where id = cast(cast(:id as text) as uuid)
            """;
    /** The public table follows; a wish that is not out has no row there, and none is made. */
    private static final String FOLLOW = """
            with told as (
                update wish set state = :state, claimant = cast(cast(:claimant as text) as uuid)
                where township = :township and id = cast(cast(:id as text) as uuid)
                returning township, id, state)
            update public_wish p set state = told.state
            from told where p.township = told.township and p.id = told.id
            """;

    private static final String REMARK = """
            insert into wish_remark (event, township, county, wish, kind, text, recorded_at)
            select cast(cast(:event as text) as uuid), township, county, id, :kind, :text,
                   cast(cast(:at as text) as timestamptz)
            from wish where township = :township and id = cast(cast(:id as text) as uuid)
            """;

    /** Null when there is none in the division of this transaction. */
    public Uni<WishRow> find(Transaction transaction, WishId wish) {
        return transaction
                .session()
                .createNativeQuery(FIND, Object[].class)
                .setParameter("id", wish.toString())
                .getSingleResultOrNull()
                .map(row -> row == null
                        ? null
                        : new WishRow(
                                person(row[0], row[1]),
                                (Boolean) row[2],
                                row[3] == null ? Optional.empty() : Optional.of(person(row[3], row[4]))));
    }

    /** Brings the row and its public counterpart to the state that was decided. */
    public Uni<Void> follow(Transaction transaction, String township, WishId wish, WishState state) {
        return transaction
                .session()
                .createNativeQuery(FOLLOW)
                .setParameter("township", township)
                .setParameter("id", wish.toString())
                .setParameter("state", state.code())
                .setParameter(
                        "claimant", claimant(state).map(MemberId::toString).orElse(null))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** A text that belongs to the one new event; none if the text is null. */
    public Uni<Void> remark(
            Transaction transaction, Appended<WishState, ?> appended, WishId wish, String kind, String text) {
        if (text == null) {
            return Uni.createFrom().voidItem();
        }
        var event = appended.stored().getFirst();
        return transaction
                .session()
                .createNativeQuery(REMARK)
                .setParameter("event", event.id().toString())
                .setParameter("township", event.township())
                .setParameter("id", wish.toString())
                .setParameter("kind", kind)
                .setParameter("text", text)
                .setParameter("at", event.recordedAt().toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** One more statement on the wish's own row; {@code assignments} is SQL of the caller, never input. */
    public Mutiny.MutationQuery set(Transaction transaction, String township, WishId wish, String assignments) {
        return transaction
                .session()
                .createNativeQuery("update wish set " + assignments
                        + " where township = :township and id = cast(cast(:id as text) as uuid)")
                .setParameter("township", township)
                .setParameter("id", wish.toString());
    }

    private static Optional<MemberId> claimant(WishState state) {
        return switch (state) {
            case Claimed claimed -> Optional.of(claimed.claimant());
            case Fulfilled fulfilled -> Optional.of(fulfilled.claimant());
            case Confirmed confirmed -> Optional.of(confirmed.claimant());
            case NotSubmitted ignored -> Optional.empty();
            case Submitted ignored -> Optional.empty();
            case Refused ignored -> Optional.empty();
            case Accepted ignored -> Optional.empty();
            case Published ignored -> Optional.empty();
        };
    }

    private static Person person(Object account, Object member) {
        return new Person((String) account, Optional.ofNullable((String) member).map(MemberId::of));
    }
}
