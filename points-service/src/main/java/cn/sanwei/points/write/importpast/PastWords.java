package cn.sanwei.points.write.importpast;

import cn.sanwei.scoring.facts.FactType;
import cn.sanwei.scoring.facts.FactTypes;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What clerks call the codes of facts, kinds and marks; a code itself is understood as well. */
final class PastWords {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("members-meeting", "支部党员大会"),
            Map.entry("branch-committee", "支部委员会"),
            Map.entry("group-meeting", "党小组会"),
            Map.entry("party-lecture", "党课"),
            Map.entry("theme-day", "主题党日"),
            Map.entry("organisational-life", "组织生活会"),
            Map.entry("training", "培训"),
            Map.entry("volunteer-service", "志愿服务"),
            Map.entry("present", "出席"),
            Map.entry("late", "迟到"),
            Map.entry("made-up", "补课"),
            Map.entry("leave", "请假"),
            Map.entry("absent", "缺席"));

    private static final Map<String, String> CODES =
            WORDS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    private static final Map<String, FactType> BY_LABEL =
            FactTypes.importable().values().stream().collect(Collectors.toMap(FactType::label, type -> type));

    private PastWords() {}

    static String word(String code) {
        return WORDS.getOrDefault(code, code);
    }

    static String code(String word) {
        return CODES.getOrDefault(word, word);
    }

    static Optional<FactType> factType(String word) {
        return Optional.ofNullable(BY_LABEL.get(word))
                .or(() -> Optional.ofNullable(FactTypes.importable().get(word)));
    }
}
