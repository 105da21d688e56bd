package cn.sanwei.rating.http;

import cn.sanwei.testing.OpenApiDocument;
import cn.sanwei.testing.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class OpenApiIT {
    @Test
    void every_operation_is_described_with_an_example_and_its_errors() {
        OpenApiDocument.read().assertComplete();
    }
}
