package cn.sanwei.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncApiTest {
    private static final Path FILE = Approved.CONTRACTS.resolve("asyncapi.yaml");

    static Stream<Topics.Declaration> topics() {
        return Topics.ALL.stream();
    }

    static Stream<String> types() {
        return EventCodec.types().keySet().stream();
    }

    private static JsonNode approved() throws Exception {
        return new YAMLMapper().readTree(Files.readString(FILE));
    }

    @Test
    void the_approved_document_is_the_one_that_the_registry_makes() {
        Approved.check(FILE, AsyncApiDocument.yaml());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void every_topic_is_a_channel_as_it_is_declared(Topics.Declaration topic) throws Exception {
        JsonNode channel = approved()
                .get("channels")
                .valueStream()
                .filter(next -> next.get("address").asText().equals(topic.name()))
                .findFirst()
                .orElseThrow();

        assertThat(channel.at("/bindings/kafka/partitions").asInt()).isEqualTo(topic.partitions());
        Map<String, String> settings = new LinkedHashMap<>();
        channel.at("/bindings/kafka/topicConfiguration").properties().forEach(setting -> {
            JsonNode value = setting.getValue().isArray() ? setting.getValue().get(0) : setting.getValue();
            settings.put(setting.getKey(), value.asText());
        });
        channel.path("x-kafka-settings")
                .properties()
                .forEach(setting ->
                        settings.put(setting.getKey(), setting.getValue().asText()));
        assertThat(settings).isEqualTo(topic.settings());
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void a_channel_of_events_carries_the_types_of_its_service(Store store) throws Exception {
        JsonNode messages = approved().at("/channels/" + store.topic().replace('.', '-') + "/messages");

        assertThat(messages.propertyStream().map(Map.Entry::getKey))
                .isNotEmpty()
                .containsExactlyElementsOf(AsyncApiDocument.typesOf(store));
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_type_is_a_message_whose_example_is_an_event(String type) throws Exception {
        JsonNode message = approved().get("components").get("messages").get(type);
        Map<String, String> headers = new LinkedHashMap<>();
        message.at("/examples/0/headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));

        assertThat(EventEnvelope.read(headers::get).type()).isEqualTo(type);
        assertThat(SampleEvents.all())
                .contains(EventCodec.decode(
                        type, message.at("/examples/0/payload").toString()));
        assertThat(FILE.resolveSibling(message.at("/payload/$ref").asText())).exists();
    }

    @Test
    void the_headers_are_those_of_the_envelope() throws Exception {
        JsonNode headers = approved().at("/components/schemas/headers");

        assertThat(headers.get("properties").propertyStream().map(Map.Entry::getKey))
                .containsExactlyElementsOf(EventEnvelopeTest.ENVELOPE.headers().keySet());
        assertThat(headers.get("required").valueStream().map(JsonNode::asText))
                .containsExactlyElementsOf(EventEnvelopeTest.ENVELOPE.headers().keySet());
    }

    @Test
    void the_judge_of_asyncapi_finds_nothing_in_it() throws Exception {
        int messages = EventCodec.types().size();

        assertThat(AsyncApiJudge.verdict(FILE))
                .isEqualTo(new AsyncApiJudge.Verdict(0, messages + " messages in 6 channels\n"));
    }

    @Test
    void the_judge_of_asyncapi_does_find_what_is_wrong(@TempDir Path folder) throws Exception {
        Path broken = folder.resolve("asyncapi.yaml");
        Files.writeString(broken, Files.readString(FILE).replace("action: send", "action: shout"));

        AsyncApiJudge.Verdict verdict = AsyncApiJudge.verdict(broken);

        assertThat(verdict.exitCode()).isEqualTo(1);
        assertThat(verdict.output()).contains("action");
    }
}
