package cn.sanwei.benchmarks.lanes;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.scoring.facts.Fact;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.facts.RosterRecord;
import cn.sanwei.scoring.facts.Subject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the state store of a Streams lane holds, as few bytes as can be had without a dictionary. */
final class FactBytes {
    private FactBytes() {}

    static byte[] of(Fact fact) {
        return write(out -> {
            out.writeUTF(fact.type());
            out.writeLong(fact.occurredAt().toEpochMilli());
            out.writeLong(fact.recordedAt().toEpochMilli());
            out.writeByte(fact.measures().size());
            for (Map.Entry<String, Measure> measure : fact.measures().entrySet()) {
                out.writeUTF(measure.getKey());
                out.writeLong(measure.getValue().tenThousandths());
            }
            out.writeByte(fact.attributes().size());
            for (Map.Entry<String, String> attribute : fact.attributes().entrySet()) {
                out.writeUTF(attribute.getKey());
                out.writeUTF(attribute.getValue());
            }
            out.writeUTF(fact.cancels() == null ? "" : fact.cancels());
        });
    }

    static Fact fact(UUID member, UUID event, byte[] bytes) {
        return read(bytes, in -> {
            String type = in.readUTF();
            Instant occurredAt = Instant.ofEpochMilli(in.readLong());
            Instant recordedAt = Instant.ofEpochMilli(in.readLong());
            Map<String, Measure> measures = new HashMap<>();
            for (int left = in.readByte(); left > 0; left--) {
                measures.put(in.readUTF(), new Measure(in.readLong()));
            }
            Map<String, String> attributes = new HashMap<>();
            for (int left = in.readByte(); left > 0; left--) {
                attributes.put(in.readUTF(), in.readUTF());
            }
            String cancels = in.readUTF();
            return new Fact(
                    event.toString(),
                    event.toString(),
                    new Subject(Subject.Kind.MEMBER, member.toString()),
                    type,
                    occurredAt,
                    recordedAt,
                    measures,
                    attributes,
                    cancels.isEmpty() ? null : cancels);
        });
    }

    static byte[] of(String township, RosterRecord line) {
        return write(out -> {
            out.writeUTF(township);
            out.writeUTF(line.sequence());
            out.writeLong(line.from().toEpochDay());
            out.writeUTF(line.organisation());
            out.writeUTF(line.status().name());
            for (Set<String> texts : List.of(line.categories(), line.posts())) {
                out.writeByte(texts.size());
                for (String text : texts) {
                    out.writeUTF(text);
                }
            }
        });
    }

    /** A line of a member's roster with the township that it belongs to. */
    record Line(String township, RosterRecord record) {}

    static Line line(byte[] bytes) {
        return read(bytes, in -> {
            String township = in.readUTF();
            String sequence = in.readUTF();
            LocalDate from = LocalDate.ofEpochDay(in.readLong());
            String organisation = in.readUTF();
            MemberStatus status = MemberStatus.valueOf(in.readUTF());
            return new Line(
                    township, new RosterRecord(sequence, false, from, organisation, status, texts(in), texts(in)));
        });
    }

    /** @param first tells the kinds of keys apart */
    static byte[] key(int first, UUID... ids) {
        ByteBuffer key = ByteBuffer.allocate(1 + 16 * ids.length).put((byte) first);
        for (UUID id : ids) {
            key.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return key.array();
    }

    static UUID idAt(byte[] key, int offset) {
        ByteBuffer bytes = ByteBuffer.wrap(key, offset, 16);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static Set<String> texts(DataInputStream in) throws IOException {
        Set<String> texts = new HashSet<>();
        for (int left = in.readByte(); left > 0; left--) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }

    private static byte[] write(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static <T> T read(byte[] bytes, Reading<T> reading) {
        try {
            return reading.from(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
