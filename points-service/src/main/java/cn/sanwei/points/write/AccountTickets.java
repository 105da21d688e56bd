package cn.sanwei.points.write;

import cn.sanwei.eventstore.Transaction;
import cn.sanwei.points.wiring.Tables;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** Tickets that are left by hand, beside those that the tables leave themselves. */
public final class AccountTickets {
    /** Of the division whose transaction it is; of a county that is not everybody in its townships. */
    public static final String EVERYBODY = """
            insert into account_due (member, account)
            select member, cast(null as uuid) from member where township = current_setting('app.division', true)
            union all
            select cast(null as uuid), account from account
            where role is not null and township = current_setting('app.division', true)
            """;

    private AccountTickets() {}

    /** @param tickets records with a member or an account, and the instant {@code dueAt} */
    public static Uni<Integer> at(Transaction transaction, List<? extends Record> tickets) {
        return Tables.insert(transaction, "account_due", tickets);
    }

    /** @return how many */
    public static Uni<Integer> forEverybody(Transaction transaction) {
        return Tables.change(transaction, EVERYBODY, Map.of());
    }
}
