package cn.sanwei.points.domain.sheet;

import cn.sanwei.contracts.MemberStatus;
import cn.sanwei.contracts.OrganisationLevel;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Codes and what a sheet calls them, both ways; of several words for one code the first is written. */
public final class Words {
    public static final Words STATUS = new Words(
            "正式党员",
            "full",
            "预备党员",
            "probationary",
            "发展对象",
            "prospect",
            "积极分子",
            "activist",
            "申请人",
            "applicant",
            "正式",
            "full",
            "预备",
            "probationary",
            "入党积极分子",
            "activist",
            "入党申请人",
            "applicant");
    public static final Words CATEGORIES = new Words(
            "在职",
            "in-service",
            "退休",
            "retired",
            "流动",
            "away",
            "农村",
            "rural",
            "非公",
            "private-enterprise",
            "年老病弱",
            "old-or-ill",
            "离退休",
            "retired",
            "流动党员",
            "away",
            "非公企业",
            "private-enterprise");
    public static final Words POSTS = new Words(
            "书记",
            "secretary",
            "副书记",
            "deputy",
            "委员",
            "committee-member",
            "党小组长",
            "group-leader",
            "支部书记",
            "secretary",
            "支部副书记",
            "deputy",
            "支部委员",
            "committee-member",
            "支委",
            "committee-member",
            "组长",
            "group-leader");
    public static final Words LEVELS = new Words(
            "党委",
            "committee",
            "党总支",
            "general-branch",
            "党支部",
            "branch",
            "联合党支部",
            "joint-branch",
            "党小组",
            "group",
            "总支",
            "general-branch",
            "支部",
            "branch");
    public static final Words SECTORS = new Words(
            "村",
            "village",
            "社区",
            "community",
            "非公企业",
            "private-enterprise",
            "社会组织",
            "social-organisation",
            "机关",
            "office",
            "农村",
            "village",
            "机关单位",
            "office");

    private static final String SEPARATORS = "[、，,；;/\\s]+";

    private final Map<String, String> codes = new LinkedHashMap<>();
    private final Map<String, String> words = new LinkedHashMap<>();

    private Words(String... wordsAndCodes) {
        for (int i = 0; i < wordsAndCodes.length; i += 2) {
            codes.put(wordsAndCodes[i], wordsAndCodes[i + 1]);
            words.putIfAbsent(wordsAndCodes[i + 1], wordsAndCodes[i]);
        }
    }

    /** The same character in its one form: full-width letters and digits become narrow, blanks at the ends go. */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    /** Only those that are offered, one for each code. */
    public List<String> offered() {
        return List.copyOf(words.values());
    }

    /** A code that has no word, made by somebody over HTTP, stands for itself. */
    public String word(String code) {
        return words.getOrDefault(code, code);
    }

    public String list(Set<String> several) {
        Stream<String> known = words.keySet().stream().filter(several::contains);
        Stream<String> others =
                several.stream().filter(code -> !words.containsKey(code)).sorted();
        return Stream.concat(known, others).map(this::word).collect(Collectors.joining("、"));
    }

    Optional<String> code(String word, Set<String> inUse) {
        String asked = plain(word);
        return Optional.ofNullable(codes.get(asked))
                .or(() -> inUse.contains(asked) ? Optional.of(asked) : Optional.empty());
    }

    /** Each word that is no code's is given to {@code unknown}. */
    Set<String> codes(String cell, Set<String> inUse, java.util.function.Consumer<String> unknown) {
        Set<String> found = new LinkedHashSet<>();
        for (String word : plain(cell).split(SEPARATORS)) {
            if (!word.isEmpty()) {
                code(word, inUse).ifPresentOrElse(found::add, () -> unknown.accept(word));
            }
        }
        return found;
    }

    public static String of(MemberStatus status) {
        return STATUS.word(status.code());
    }

    public static String of(OrganisationLevel level) {
        return LEVELS.word(level.code());
    }
}
