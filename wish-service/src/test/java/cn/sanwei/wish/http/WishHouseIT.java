package cn.sanwei.wish.http;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.contracts.Store;
import cn.sanwei.testing.OpenApiDocument;
import cn.sanwei.testing.RealParts;
import cn.sanwei.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What holds of the service as a whole. */
@QuarkusTest
@WithTestResource(RealParts.class)
class WishHouseIT {
    @Test
    void every_operation_is_described_with_an_example_and_its_errors() {
        OpenApiDocument.read().assertComplete();
    }

    @Test
    void every_table_with_a_townships_rows_is_guarded_even_from_its_owner() {
        assertThat(TestDatabase.unguardedTables(Store.WISH)).isEmpty();
    }
}
