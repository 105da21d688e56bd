package cn.sanwei.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** AsyncAPI 3.0 of every topic, made from {@link Topics}, the records, the envelope and the approved samples. */
final class AsyncApiDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER, YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES, YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .stringQuotingChecker(new DaysQuoted())
            .build());

    private final ObjectNode document = JSON.createObjectNode();

    private AsyncApiDocument() {}

    static String yaml() {
        AsyncApiDocument made = new AsyncApiDocument();
        made.write();
        try {
            return YAML.writeValueAsString(made.document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write() {
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Sanwei events")
                .put("version", "1.0.0")
                .put("description", """
                        What has happened in the townships' three micros, as CloudEvents 1.0 in binary mode over Kafka.
                        The key is the township; the order of a township's events in one topic is kept. Read committed.
                        A version of a type is for good: a field may be added, anything else is a new type.
                        """);
        document.put("defaultContentType", EventEnvelope.CONTENT_TYPE);
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        Topics.ALL.forEach(topic -> channel(channels.putObject(nameOf(topic.name())), topic));
        for (Store store : Store.values()) {
            ObjectNode publish = operations.putObject("publish-" + store.code());
            publish.put("action", "send");
            publish.putObject("channel").put("$ref", "#/channels/" + nameOf(store.topic()));
            publish.put("summary", "What " + store.source().substring(1) + " has recorded, once and in order.");
        }
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        SampleEvents.all().stream()
                .collect(Collectors.toMap(EventCodec::typeOf, event -> event, (one, other) -> one, TreeMap::new))
                .forEach((type, event) -> message(messages.putObject(type), type, event));
        headers(components.putObject("schemas").putObject("headers"));
    }

    /** AsyncAPI's keys for channels have no dots here, so that references need no escaping. */
    private static String nameOf(String topic) {
        return topic.replace('.', '-');
    }

    private void channel(ObjectNode channel, Topics.Declaration topic) {
        channel.put("address", topic.name());
        Arrays.stream(Store.values())
                .filter(store -> store.topic().equals(topic.name()))
                .findFirst()
                .ifPresentOrElse(store -> ofEvents(channel, store), () -> internal(channel, topic.name()));
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("bindingVersion", "0.5.0").put("topic", topic.name()).put("partitions", topic.partitions());
        ObjectNode settings = kafka.putObject("topicConfiguration");
        topic.settings().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(setting -> {
            switch (setting.getKey()) {
                case "cleanup.policy" -> settings.putArray("cleanup.policy").add(setting.getValue());
                case "retention.ms", "max.message.bytes" ->
                    settings.put(setting.getKey(), Long.parseLong(setting.getValue()));
                default -> channel.withObject("/x-kafka-settings").put(setting.getKey(), setting.getValue());
            }
        });
    }

    private static void ofEvents(ObjectNode channel, Store store) {
        channel.put("description", "The events of " + store.source().substring(1) + ", from the first one on.");
        ObjectNode messages = channel.putObject("messages");
        typesOf(store).forEach(type -> messages.putObject(type).put("$ref", "#/components/messages/" + type));
    }

    static List<String> typesOf(Store store) {
        return EventCodec.types().keySet().stream()
                .filter(type -> type.startsWith("cn.sanwei." + store.code() + "."))
                .toList();
    }

    private static void internal(ObjectNode channel, String topic) {
        channel.put(
                "description",
                topic.equals(Topics.RELAYS)
                        ? "Where each relay stands in its store. Internal to the platform and no contract."
                        : "Each member's total and grade. Internal to the platform and no contract: standings do not leave"
                                + " the township.");
        channel.put("x-internal", true);
    }

    private static void message(ObjectNode message, String type, SanweiEvent event) {
        message.put("name", type);
        message.put("title", event.getClass().getSimpleName());
        message.put("contentType", EventEnvelope.CONTENT_TYPE);
        message.putObject("headers").put("$ref", "#/components/schemas/headers");
        message.putObject("payload").put("$ref", "schemas/" + type + Approved.SCHEMA_ENDING);
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.put("bindingVersion", "0.5.0");
        kafka.putObject("key")
                .put("type", "string")
                .put("pattern", SchemasOfRecords.SLUG_FORM)
                .put("description", "The township's id, the same as ce_township.");
        ObjectNode example = message.putArray("examples").addObject();
        example.put("name", event.getClass().getSimpleName());
        ObjectNode headers = example.putObject("headers");
        envelope(type, event).headers().forEach(headers::put);
        example.set("payload", EventCodec.encodeToTree(event));
    }

    static EventEnvelope envelope(String type, SanweiEvent event) {
        String subject = EventCodec.encodeToTree(event).properties().stream()
                .filter(entry -> entry.getValue().isTextual())
                .map(entry -> entry.getKey().replace("Id", "") + "/"
                        + entry.getValue().asText())
                .findFirst()
                .orElseThrow();
        return new EventEnvelope(
                UUID.nameUUIDFromBytes(type.getBytes(UTF_8)),
                Store.of(type.split("\\.")[2]).source(),
                type,
                subject,
                event.occurredAt(),
                event.occurredAt().plusMillis(17),
                TownshipId.of("yunxi"),
                EventEnvelope.sequence(1, 738, 4711));
    }

    private static void headers(ObjectNode schema) {
        schema.put("type", "object");
        ObjectNode headers = schema.putObject("properties");
        header(headers, "ce_specversion", "The version of CloudEvents.").put("const", "1.0");
        header(headers, "ce_id", "The event's own id, for good; an event that is delivered again has the same.")
                .put("pattern", SchemasOfRecords.UUID_FORM);
        ObjectNode source = header(headers, "ce_source", "The service that recorded it.");
        Arrays.stream(Store.values()).map(Store::source).forEach(source.putArray("enum")::add);
        header(headers, "ce_type", "Type and version; the message's name.");
        header(headers, "ce_subject", "The aggregate that it happened to, kind and id.");
        header(headers, "ce_time", "When it happened, RFC 3339, milliseconds.")
                .put("pattern", SchemasOfRecords.INSTANT_FORM);
        header(headers, "ce_dataschema", "The name of the value's JSON Schema.").put("pattern", "^urn:sanwei:schema:");
        header(headers, "ce_township", "The township whose event it is.").put("pattern", SchemasOfRecords.SLUG_FORM);
        header(headers, "ce_recordedtime", "When it was recorded, RFC 3339, milliseconds.")
                .put("pattern", SchemasOfRecords.INSTANT_FORM);
        header(
                        headers,
                        "ce_sequence",
                        "Epoch, transaction id and position in the store of ce_source; grows, sorts as text, has gaps.")
                .put("pattern", "^[0-9]{6}-[0-9]{20}-[0-9]{19}$");
        header(headers, "ce_partitionkey", "The record's key: the township.")
                .put("pattern", SchemasOfRecords.SLUG_FORM);
        header(headers, "content-type", "JSON in UTF-8.").put("const", EventEnvelope.CONTENT_TYPE);
        headers.fieldNames().forEachRemaining(schema.withArray("required")::add);
    }

    private static ObjectNode header(ObjectNode headers, String name, String description) {
        return headers.putObject(name)
                .put("type", "string")
                .put("description", description)
                .put("maxLength", 256);
    }

    /** A bare 2026-03-06T01:30:00Z is a text in YAML 1.2 and a date in 1.1, which many readers still speak. */
    private static final class DaysQuoted extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1;

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}.*");
        }
    }
}
