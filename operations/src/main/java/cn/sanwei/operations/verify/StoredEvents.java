package cn.sanwei.operations.verify;

import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.Store;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the stores hold: every accepted command left its events here, and only here are they true. */
final class StoredEvents {
    private static final int FETCH = 5_000;

    private StoredEvents() {}

    record Stored(String sequence, String type, String township, String content) {}

    /** By id, in the relay's order. */
    static Map<String, Stored> of(Store store, Connection connection) throws SQLException {
        Map<String, Stored> events = new LinkedHashMap<>();
        connection.setAutoCommit(false);
        try (PreparedStatement select = connection.prepareStatement("""
                select id, type, township, payload, epoch, transaction_id::text as transaction, position
                from event order by epoch, transaction_id, position""")) {
            select.setFetchSize(FETCH);
            ResultSet row = select.executeQuery();
            while (row.next()) {
                String sequence = EventEnvelope.sequence(
                        row.getInt("epoch"), Long.parseLong(row.getString("transaction")), row.getLong("position"));
                events.put(
                        row.getString("id"),
                        new Stored(
                                sequence,
                                row.getString("type"),
                                row.getString("township"),
                                Content.of(row.getString("payload"))));
            }
        }
        connection.rollback();
        return events;
    }
}
