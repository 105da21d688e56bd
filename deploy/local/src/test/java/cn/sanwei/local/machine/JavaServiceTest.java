package cn.sanwei.local.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaServiceTest {
    private static final SourceTree TREE = SourceTree.find();

    @Test
    void java_understands_what_it_is_told_by_whoever_projects() {
        String file = TREE.javaOptions("rating-service").orElseThrow().toString();
        Programs.Result java = Programs.run(
                Duration.ofSeconds(30),
                List.of(JavaRuntime.executable(), "@" + file, "-XX:+PrintFlagsFinal", "-version"));
        assertThat(java.succeeded()).as(java.output()).isTrue();
        assertThat(java.output())
                .containsPattern("MaxHeapSize += 1342177280 .*command line")
                .containsPattern("MaxNewSize += 872415232 .*command line")
                .containsPattern("UseParallelGC += true .*command line")
                .doesNotContainPattern("TieredStopAtLevel += .*command line");
    }

    @Test
    void a_service_that_needs_no_more_than_the_others_says_nothing() {
        assertThat(TREE.javaOptions("wish-service")).isEmpty();
    }
}
