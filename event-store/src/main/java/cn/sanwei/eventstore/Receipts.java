package cn.sanwei.eventstore;

import io.smallrye.mutiny.Uni;

/** What accepted commands were answered. Refused ones leave nothing, so they may be tried again with the same key. */
final class Receipts {
    private static final String FIND = """
            select request_hash, status, cast(answer as text) from command_receipt
            where caller = :caller and key = :key
            """;
    private static final String KEEP = """
            insert into command_receipt (caller, key, request_hash, status, answer, recorded_at)
            values (:caller, :key, :hash, :status, cast(cast(:answer as text) as json), cast(cast(:at as text) as timestamptz))
            """;

    private final Transaction transaction;
    private final CommandContext context;

    Receipts(Transaction transaction, CommandContext context) {
        this.transaction = transaction;
        this.context = context;
    }

    /** The first answer to this key, or null; fails with {@link KeyReused} when it was given to another request. */
    Uni<CommandAnswer> find() {
        return transaction
                .session()
                .createNativeQuery(FIND, Object[].class)
                .setParameter("caller", context.caller())
                .setParameter("key", context.key())
                .getSingleResultOrNull()
                .map(row -> {
                    if (row == null) {
                        return null;
                    }
                    if (!context.requestHash().equals(row[0])) {
                        throw new KeyReused();
                    }
                    return new CommandAnswer(true, ((Number) row[1]).intValue(), Json.read((String) row[2]));
                });
    }

    Uni<CommandAnswer> keep(CommandAnswer answer) {
        return transaction
                .session()
                .createNativeQuery(KEEP)
                .setParameter("caller", context.caller())
                .setParameter("key", context.key())
                .setParameter("hash", context.requestHash())
                .setParameter("status", answer.status())
                .setParameter("answer", Json.write(answer.body()))
                .setParameter("at", context.at().toString())
                .executeUpdate()
                .replaceWith(answer);
    }
}
