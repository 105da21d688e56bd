package cn.sanwei.local.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaServiceTest {
    private static final SourceTree TREE = SourceTree.find();

    @Test
    void java_understands_what_it_is_told_by_whoever_projects() {
        assertThat(flags("rating-service"))
                .containsPattern("MaxHeapSize += 1342177280 .*command line")
                .containsPattern("MaxNewSize += 872415232 .*command line")
                .containsPattern("UseParallelGC += true .*command line")
                .doesNotContainPattern("TieredStopAtLevel += .*command line");
    }

    @Test
    void a_service_that_needs_no_more_than_the_others_has_a_small_heap_and_one_compiler() {
        assertThat(flags("wish-service"))
                .containsPattern("MaxHeapSize += 268435456 .*command line")
                .containsPattern("UseSerialGC += true .*command line")
                .containsPattern("TieredStopAtLevel += 1 .*command line");
    }

    private static String flags(String service) {
        List<String> command = new ArrayList<>(List.of(JavaRuntime.executable()));
        command.addAll(JavaService.options(TREE, service));
        command.addAll(List.of("-XX:+PrintFlagsFinal", "-version"));
        Programs.Result java = Programs.run(Duration.ofSeconds(30), command);
        assertThat(java.succeeded()).as(java.output()).isTrue();
        return java.output();
    }
}
