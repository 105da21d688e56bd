package cn.sanwei.contracts;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Events of any type, filled from a seed; values reach to the bounds that the contracts set. */
final class RandomEvents {
    private static final String LETTERS = "abcxyzABC 019-._\"\\/\n\t\u007f\u0001é星党\u2028";
    private final Random random;

    RandomEvents(long seed) {
        this.random = new Random(seed);
    }

    <E extends SanweiEvent> E next(Class<E> type) {
        return type.cast(record(type));
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(
                    Stream.of(components).map(this::component).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object component(RecordComponent component) {
        boolean absent = component.isAnnotationPresent(MayBeAbsent.class) && random.nextInt(3) == 0;
        return absent ? null : value(component.getGenericType());
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            if (generic.getRawType() == Map.class) {
                Map<Object, Object> map = new LinkedHashMap<>();
                IntStream.range(0, random.nextInt(4)).forEach(i -> map.put(value(of[0]), value(of[1])));
                return map;
            }
            Stream<Object> values = IntStream.range(0, random.nextInt(4)).mapToObj(i -> value(of[0]));
            return generic.getRawType() == Set.class ? new LinkedHashSet<>(values.toList()) : values.toList();
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)];
        }
        return switch (plain.getSimpleName()) {
            case "int" -> random.nextInt();
            case "boolean" -> random.nextBoolean();
            case "String" -> text();
            case "UUID" -> uuid();
            case "Instant" -> Instant.ofEpochMilli(random.nextLong(-62135596800000L, 253402300799999L));
            case "LocalDate" -> LocalDate.ofEpochDay(random.nextLong(-719162, 2932896));
            case "BigDecimal" -> decimal();
            case "Points" -> new Points(random.nextLong(-99_999_999_999_999L, 100_000_000_000_000L));
            case "Cycle" -> Cycle.of(2000 + random.nextInt(100));
            case "TownshipId" -> TownshipId.of(slug());
            case "CountyId" -> CountyId.of(slug());
            case "RuleBookId" -> RuleBookId.of(slug());
            default -> record(plain);
        };
    }

    private BigDecimal decimal() {
        BigDecimal decimal = BigDecimal.valueOf(
                        random.nextLong(-999_999_999_999_999_999L, 1_000_000_000_000_000_000L), random.nextInt(7))
                .remainder(BigDecimal.valueOf(1_000_000_000_000L));
        BigDecimal stripped = decimal.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return random.nextInt(4) == 0 ? text.append("\uD83C\uDF1F").toString() : text.toString();
    }

    private String slug() {
        String letters = "abcdefghijklmnopqrstuvwxyz0123456789";
        StringBuilder slug = new StringBuilder();
        int length = 2 + random.nextInt(39);
        for (int i = 0; i < length; i++) {
            slug.append(i > 0 && random.nextInt(5) == 0 ? '-' : letters.charAt(random.nextInt(letters.length())));
        }
        return slug.toString();
    }
}
