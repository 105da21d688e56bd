package cn.sanwei.points.read.members;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.edge.Caller;
import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.wiring.Leadership;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** What commands must know of a member's place. */
public final class Members {
    private static final Logger LOG = Logger.getLogger(Members.class);
    private static final String PLACE = """
            select organisation from assignment
            where member = cast(cast(:member as text) as uuid) order by since desc limit 1
            """;
    private static final String PLACE_ON = """
            select organisation from roster_on(cast(cast(:day as text) as date))
            where member = cast(cast(:member as text) as uuid)
            """;
    private static final String ON_ROSTER = """
            exists (select from roster_on(cast(cast(:day as text) as date))
                    where member = cast(cast(:member as text) as uuid))
            """;

    private static final String HAS_LEFT = """
            exists (select from member
                    where member = cast(cast(:member as text) as uuid)
                      and left_on <= cast(cast(:day as text) as date))
            """;
    private static final String KNOWN = """
            select member from member
            where member in (select cast(id as uuid)
                             from jsonb_array_elements_text(cast(cast(:members as text) as jsonb)) id)
            """;

    private Members() {}

    private record Known(MemberId member) {}

    private record Place(OrganisationId organisation) {}

    /** Fails with 404 when the township has no such member, and with 403 when the caller does not lead him. */
    public static Uni<Void> requireReach(Transaction transaction, Caller caller, MemberId member) {
        return Tables.first(transaction, Place.class, PLACE, Map.of("member", member))
                .chain(place -> Leadership.require(
                        transaction,
                        caller,
                        place.orElseThrow(Problems::notFound).organisation()));
    }

    /** As whose leader a secretary acts for him, see {@link Leadership#actingFor}; empty also for an unknown member. */
    public static Uni<Optional<OrganisationId>> actingFor(Transaction transaction, Caller caller, MemberId member) {
        return Tables.first(transaction, Place.class, PLACE, Map.of("member", member))
                .chain(place -> place.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : Leadership.actingFor(transaction, caller, place.get().organisation()));
    }

    /** Everybody for himself; for somebody else, on paper, whoever leads him. */
    public static Uni<Void> requireMayActFor(Transaction transaction, Caller caller, MemberId member) {
        return caller.is(member) ? Uni.createFrom().voidItem() : requireReach(transaction, caller, member);
    }

    /** The ids among texts that may be none; what is none is said by whoever judges the row. */
    public static Set<MemberId> wellFormed(Stream<String> texts) {
        Set<MemberId> ids = new HashSet<>();
        texts.filter(Objects::nonNull).forEach(text -> {
            try {
                ids.add(MemberId.of(text));
            } catch (IllegalArgumentException notAnId) {
                LOG.debug("a row names somebody in no form that an id has");
            }
        });
        return ids;
    }

    /** Those of {@code members} whom the township has registered, whether or not they are on the roster still. */
    public static Uni<Set<MemberId>> known(Transaction transaction, Collection<MemberId> members) {
        String list = members.stream().map(id -> '"' + id.toString() + '"').collect(Collectors.joining(",", "[", "]"));
        return Tables.list(transaction, Known.class, KNOWN, Map.of("members", list))
                .map(found -> found.stream().map(Known::member).collect(Collectors.toSet()));
    }

    /** Where he is on that day; empty for somebody who is on no roster then. */
    public static Uni<Optional<OrganisationId>> organisationOn(
            Transaction transaction, MemberId member, LocalDate day) {
        return Tables.first(transaction, Place.class, PLACE_ON, Map.of("member", member, "day", day))
                .map(place -> place.map(Place::organisation));
    }

    public static Uni<Boolean> isOnRoster(Transaction transaction, MemberId member, LocalDate day) {
        return Tables.holds(transaction, ON_ROSTER, Map.of("member", member, "day", day));
    }

    /** Not so for somebody who is to join later, or whose leaving is only announced. */
    public static Uni<Boolean> hasLeft(Transaction transaction, MemberId member, LocalDate day) {
        return Tables.holds(transaction, HAS_LEFT, Map.of("member", member, "day", day));
    }
}
