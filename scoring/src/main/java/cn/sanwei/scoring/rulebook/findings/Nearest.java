package cn.sanwei.scoring.rulebook.findings;

import cn.sanwei.scoring.facts.FactTypes;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Guesses what a misspelt word was meant to be. */
public final class Nearest {
    private static final int FARTHEST = 2;
    private static final int LONGEST = 60;

    /** What a clerk writes who does not know the code. */
    private static final Map<String, String> CHINESE = chinese();

    private Nearest() {}

    /** "是否想写“caps”？" or nothing. */
    public static String hint(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return "";
        }
        String meant = CHINESE.get(word);
        if (meant != null && known.contains(meant)) {
            return "是否想写“" + meant + "”？";
        }
        String nearest = null;
        int least = FARTHEST + 1;
        for (String candidate : known) {
            int distance = distance(word, candidate);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest == null ? "" : "是否想写“" + nearest + "”？";
    }

    private static Map<String, String> chinese() {
        Map<String, String> codes = new HashMap<>();
        FactTypes.scoredByRules().values().forEach(type -> codes.put(type.label(), type.name()));
        codes.putAll(Map.of(
                "天", "day", "日", "day", "每天", "day", "周", "week", "月", "month", "季度", "quarter", "年", "cycle", "年度",
                "cycle", "积分年度", "cycle"));
        codes.putAll(Map.of(
                "正式党员",
                "full",
                "预备党员",
                "probationary",
                "发展对象",
                "prospect",
                "积极分子",
                "activist",
                "入党积极分子",
                "activist",
                "入党申请人",
                "applicant",
                "申请人",
                "applicant"));
        codes.putAll(Map.of("微平台", "platform", "微积分", "points", "微心愿", "wish"));
        return Map.copyOf(codes);
    }

    /** Letters to put in, take out or change (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
