package cn.sanwei.benchmarks.lanes;

import cn.sanwei.scoring.facts.Fact;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;

/** Measures and attributes as the rating service's table of facts has them. */
final class FactJson {
    private static final JsonMapper JSON = new JsonMapper();

    private FactJson() {}

    static String measures(Fact fact) {
        Map<String, Long> plain = new HashMap<>();
        fact.measures().forEach((name, measure) -> plain.put(name, measure.tenThousandths()));
        return json(plain);
    }

    static String attributes(Fact fact) {
        return json(fact.attributes());
    }

    private static String json(Map<String, ?> map) {
        try {
            return JSON.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and figures can always be written", e);
        }
    }
}
