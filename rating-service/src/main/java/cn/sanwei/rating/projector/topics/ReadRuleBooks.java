package cn.sanwei.rating.projector.topics;

import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rule books as they were read last, by their source. Reading one takes as long as a thousand events, and each is read
 * when it is judged, when it is applied, and when its township is loaded; townships of a county often have the same.
 */
public final class ReadRuleBooks {
    private static final int AT_MOST = 8;
    private static final Map<String, Reading> LAST = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Reading> eldest) {
            return size() > AT_MOST;
        }
    };

    private ReadRuleBooks() {}

    /** Also for several threads at a time. */
    public static Reading of(String source) {
        synchronized (LAST) {
            return LAST.computeIfAbsent(source, RuleBookParser::parse);
        }
    }
}
