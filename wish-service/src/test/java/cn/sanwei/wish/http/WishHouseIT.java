package cn.sanwei.wish.http;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.eventstore.EventStore;
import cn.sanwei.testing.OpenApiDocument;
import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds of the service as a whole. */
@QuarkusTest
@WithTestResource(RealParts.class)
class WishHouseIT {
    @Inject
    EventStore store;

    @Test
    void every_operation_is_described_with_an_example_and_its_errors() {
        OpenApiDocument.read().assertComplete();
    }

    @Test
    void every_table_with_a_townships_rows_is_guarded_even_from_its_owner() {
        List<String> unguarded = store.inTransaction(
                        "-",
                        transaction -> transaction
                                .session()
                                .createNativeQuery("""
                                select cast(c.relname as text) from pg_class c
                                join pg_attribute a on a.attrelid = c.oid and a.attname = 'township'
                                where c.relkind = 'r' and c.relnamespace = cast('public' as regnamespace)
                                  and not (c.relrowsecurity and c.relforcerowsecurity)
                                """, String.class)
                                .getResultList())
                .await()
                .atMost(Duration.ofSeconds(5));
        assertThat(unguarded).isEmpty();
    }
}
