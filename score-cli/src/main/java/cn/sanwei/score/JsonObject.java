package cn.sanwei.score;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A JSON object whose keys are read as what they must be. A null is as good as a key that is not there. */
final class JsonObject {
    private static final int LONGEST = 200;
    private final Map<String, Object> values;
    private final String path;

    JsonObject(Map<String, Object> values, String path) {
        this.values = values;
        this.path = path;
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    Set<String> keys() {
        return values.keySet();
    }

    Object raw(String key) {
        return values.get(key);
    }

    /** A mistyped key would be points lost in silence. */
    void allowOnly(Collection<String> known) throws BadLine {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw new BadLine("没有“" + path + key + "”这个键，可用的是：" + String.join("、", known));
            }
        }
    }

    String need(String key) throws BadLine {
        String text = text(key);
        if (text == null) {
            throw new BadLine("缺少“" + path + key + "”");
        }
        return text;
    }

    /** Null where there is none. */
    String text(String key) throws BadLine {
        Object value = values.get(key);
        return value == null ? null : text(path + key, value);
    }

    Set<String> texts(String key) throws BadLine {
        Object value = values.get(key);
        Set<String> texts = new LinkedHashSet<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                texts.add(text(path + key, item));
            }
        } else if (value != null) {
            throw new BadLine("“" + path + key + "”应当是列表，例如 [\"in-service\"]");
        }
        return texts;
    }

    Map<String, BigDecimal> numbers(String key) throws BadLine {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : object(key).values.entrySet()) {
            if (entry.getValue() instanceof BigDecimal number) {
                numbers.put(entry.getKey(), number);
            } else if (entry.getValue() != null) {
                throw new BadLine("“" + path + key + "." + entry.getKey() + "”应当是数");
            }
        }
        return numbers;
    }

    Map<String, String> textsByName(String key) throws BadLine {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : object(key).values.entrySet()) {
            if (entry.getValue() != null) {
                texts.put(entry.getKey(), text(path + key + "." + entry.getKey(), entry.getValue()));
            }
        }
        return texts;
    }

    /** Empty where there is none. */
    JsonObject object(String key) throws BadLine {
        Object value = values.get(key);
        if (value != null && !(value instanceof Map<?, ?>)) {
            throw new BadLine("“" + path + key + "”应当是若干键和值，例如 {\"hours\": 1.5}");
        }
        Map<String, Object> read = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> read.put((String) name, each));
        }
        return new JsonObject(read, path + key + ".");
    }

    private static String text(String where, Object value) throws BadLine {
        if (!(value instanceof String text)) {
            throw new BadLine("“" + where + "”应当是文字，写在引号里");
        }
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new BadLine("“" + where + "”是空的、超过 " + LONGEST + " 个字符，或含有控制字符");
        }
        return text;
    }
}
