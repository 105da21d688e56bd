package cn.sanwei.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sanwei.kubernetes.Manifests.Document;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever projects has the heap that was measured: it is said once, beside the service, and the image brings it along. */
class MemoryTest {
    private static final String OPTIONS = "@/app/java.options";
    private static final Pattern HEAP = Pattern.compile("(?m)^-Xmx(\\d+)m$");

    @Test
    void service_and_rebuild_are_told_it_and_say_no_heap_of_their_own() throws IOException {
        JsonNode told =
                Manifests.base().deployment("rating-service").container().get("env");
        assertThat(told)
                .filteredOn(variable -> variable.get("name").asText().equals("JDK_JAVA_OPTIONS"))
                .singleElement()
                .extracting(variable -> variable.get("value").asText())
                .isEqualTo(OPTIONS);
        List<String> command = Manifests.items(Manifests.rebuild().container().get("command"));
        assertThat(command).startsWith("java", OPTIONS).noneMatch(word -> word.startsWith("-X"));
        assertThat(Files.readString(Manifests.FOLDER.resolve("pom.xml"))).contains("<include>java.options</include>");
    }

    @Test
    void a_container_has_room_for_the_heap_and_half_as_much_beside_it() throws IOException {
        Matcher heap = HEAP.matcher(Files.readString(Manifests.ROOT.resolve("rating-service/java.options")));
        assertThat(heap.find()).isTrue();
        long needed = Long.parseLong(heap.group(1)) * 3 / 2 * 1024 * 1024;
        for (Document projecting : List.of(Manifests.base().deployment("rating-service"), Manifests.rebuild())) {
            String limit = projecting.container().at("/resources/limits/memory").asText();
            assertThat(Quantity.getAmountInBytes(Quantity.parse(limit)).longValueExact())
                    .as("%s: %s", projecting, limit)
                    .isGreaterThanOrEqualTo(needed);
        }
    }
}
