package cn.sanwei.portal.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServicePathTest {
    private static final Set<String> SERVICES = Set.of("points", "rating");

    @Test
    void a_plain_path_is_passed_on_as_it_is() {
        assertThat(ServicePath.of("/api/points/articles/6f1c5f3e", SERVICES))
                .isEqualTo(new ServicePath.Found(new ServicePath("points", "/api/points/articles/6f1c5f3e")));
        assertThat(ServicePath.of("/api/points", SERVICES))
                .isEqualTo(new ServicePath.Found(new ServicePath("points", "/api/points")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/unknown/x", "/api/pointsx", "/api/q/metrics"})
    void only_the_services_are_behind_it(String path) {
        assertThat(ServicePath.of(path, SERVICES)).isInstanceOf(ServicePath.Nowhere.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/points/../../q/metrics",
                "/api/points/./x",
                "/api/points/..",
                "/api/points/%2e%2e/q/metrics",
                "/api/points/..%2f..%2fq",
                "/api/points%2f..%2f..%2fq",
                "/api/points//q",
                "/api/points/",
                "/api/points/a;b",
                "/api/points/a\\b",
                "/api/points/%00",
                "/api/points/%E4%BA%91",
                "/api/points/a b"
            })
    void what_could_lead_elsewhere_is_refused_and_not_put_right(String path) {
        assertThat(ServicePath.of(path, SERVICES)).isInstanceOf(ServicePath.Malformed.class);
    }

    @Test
    void what_everybody_may_read_is_recognised_by_its_place() {
        assertThat(new ServicePath("rating", "/api/rating/public/boards/yunxi").isPublic())
                .isTrue();
        assertThat(new ServicePath("rating", "/api/rating/standings/public/x").isPublic())
                .isFalse();
        assertThat(new ServicePath("rating", "/api/rating/publicly").isPublic()).isFalse();
    }
}
