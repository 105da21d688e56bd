package cn.sanwei.points.read.accounts;

import cn.sanwei.edge.Page;
import cn.sanwei.eventstore.EventStore;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;

/** Who works for a division, as far as accounts know; never their codes. */
@ApplicationScoped
class OfficeAccountRows {
    /** A township or a county has a handful; those of its townships are not a county's. */
    private static final String ACCOUNTS = """
            select account, name, role, user_name, state, closed, created_at, code_made_at,
                   case when code_until > cast(cast(:now as text) as timestamptz) then code_until end as code_until,
                   signed_in,
                   (select max(d.failure) from account_due d
                    where d.account = account.account and d.attempts > 0) as refused
            from account where role is not null and township = cast(:division as text)
            order by closed, created_at, account limit 200
            """;

    private final EventStore store;
    private final Clock clock;

    OfficeAccountRows(EventStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Uni<Page<OfficeAccount>> of(String division) {
        return store.read(
                        division,
                        transaction -> Tables.list(
                                transaction,
                                OfficeAccount.class,
                                ACCOUNTS,
                                Map.of("division", division, "now", clock.instant())))
                .map(found ->
                        new Page<>(found.stream().map(OfficeAccount::inWords).toList(), null));
    }
}
