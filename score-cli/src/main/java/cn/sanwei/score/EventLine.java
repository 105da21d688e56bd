package cn.sanwei.score;

import cn.sanwei.contracts.ContractViolation;
import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.SanweiEvent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A CloudEvent: structured ({@code specversion} and {@code data} in one object), or in binary mode as {@code kcat -J}
 * prints a record (a list of headers, and the value as text). What the platform's own topics say beyond CloudEvents
 * (township, times, sequence) is checked where it is there, and may be left out of an event that was written by hand.
 *
 * @param event null for a type that this release does not know
 */
record EventLine(EventEnvelope envelope, SanweiEvent event, String type) {
    private static final String PREFIX = "ce_";

    static boolean isStructured(JsonObject line) {
        return line.has("specversion");
    }

    static boolean isRecord(JsonObject line) {
        return line.has("headers") || line.has("topic") && line.has("partition");
    }

    static EventLine structured(JsonObject line, int number) throws BadLine {
        Map<String, String> headers = new HashMap<>();
        for (String name : line.keys()) {
            if (line.raw(name) instanceof String text) {
                headers.put(name.equals("datacontenttype") ? "content-type" : PREFIX + name, text);
            }
        }
        if (!line.has("data")) {
            throw new BadLine("CloudEvent 缺少“data”");
        }
        return read(headers, Json.bytes(line.raw("data")), number);
    }

    static EventLine record(JsonObject line, int number) throws BadLine {
        Map<String, String> headers = new HashMap<>();
        if (!(line.raw("headers") instanceof List<?> list) || list.size() % 2 != 0) {
            throw new BadLine("“headers”应当是名称和值交替的列表，如 kcat -J 所写");
        }
        for (int i = 0; i < list.size(); i += 2) {
            if (list.get(i) instanceof String name && list.get(i + 1) instanceof String value) {
                headers.put(name, value);
            }
        }
        if (!(line.raw("payload") instanceof String payload)) {
            throw new BadLine("记录没有“payload”");
        }
        return read(headers, payload.getBytes(StandardCharsets.UTF_8), number);
    }

    private static EventLine read(Map<String, String> headers, byte[] data, int number) throws BadLine {
        String type = headers.get("ce_type");
        if (type == null) {
            throw new BadLine("CloudEvent 没有类型（ce_type）");
        }
        if (!EventCodec.types().containsKey(type)) {
            return new EventLine(null, null, type);
        }
        try {
            SanweiEvent event = EventCodec.decode(type, data);
            supply(headers, event, type, number);
            return new EventLine(EventEnvelope.read(headers::get), event, type);
        } catch (ContractViolation e) {
            throw new BadLine("事件不合规：" + e.getMessage());
        }
    }

    private static void supply(Map<String, String> headers, SanweiEvent event, String type, int number) {
        headers.putIfAbsent("content-type", EventEnvelope.CONTENT_TYPE);
        headers.putIfAbsent("ce_source", "/file");
        headers.putIfAbsent("ce_subject", "file");
        headers.putIfAbsent("ce_dataschema", EventEnvelope.dataSchema(type));
        headers.putIfAbsent("ce_time", event.occurredAt().toString());
        headers.putIfAbsent("ce_recordedtime", headers.get("ce_time"));
        headers.putIfAbsent("ce_township", headers.getOrDefault("ce_partitionkey", "township"));
        headers.putIfAbsent("ce_partitionkey", headers.get("ce_township"));
        headers.putIfAbsent("ce_sequence", EventEnvelope.sequence(0, 0, number));
    }
}
