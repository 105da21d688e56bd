package cn.sanwei.scoring.rulebook.reading.grading;

import cn.sanwei.scoring.rulebook.conditions.MemberCondition;
import cn.sanwei.scoring.rulebook.grading.Band;
import cn.sanwei.scoring.rulebook.grading.GradeScheme;
import cn.sanwei.scoring.rulebook.grading.Need;
import cn.sanwei.scoring.rulebook.grading.Rounding;
import cn.sanwei.scoring.rulebook.reading.rules.ConditionReader;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code grades}: a list of bands, or a mapping with the rounding, bands for some, and conditions beside the total. */
final class GradeReader {
    static final List<String> KEYS = List.of("rounding", "bands", "by", "needs");
    static final List<String> BY = List.of("status", "categories", "posts", "bands");

    private final NeedReader needs;
    /** What codes mean in all lists of the book. */
    private final Map<String, Band> meanings;

    GradeReader(NeedReader needs) {
        this(needs, new HashMap<>());
    }

    private GradeReader(NeedReader needs, Map<String, Band> meanings) {
        this.needs = needs;
        this.meanings = meanings;
    }

    /** For what is reckoned without parts: quarters and branches. */
    GradeReader withoutParts(RuleNames rules) {
        return new GradeReader(new NeedReader(rules, Set.of()), meanings);
    }

    /** The scheme of a book that writes none; what its codes mean holds for the other lists too. */
    GradeScheme usual() {
        Band.USUAL.forEach(band -> meanings.put(band.code(), band));
        return GradeScheme.USUAL;
    }

    Optional<GradeScheme> read(YamlValue value) {
        if (!value.isMap()) {
            List<Band> bands = new BandReader(null, needs, meanings).read(value);
            return bands.isEmpty() ? Optional.empty() : Optional.of(new GradeScheme(null, bands, List.of(), List.of()));
        }
        return value.map(KEYS).flatMap(this::scheme);
    }

    private Optional<GradeScheme> scheme(YamlMap map) {
        Rounding rounding = map.get("rounding")
                .flatMap(value -> value.oneOf(Rounding.CODES, "取整方法"))
                .map(Rounding::ofCode)
                .orElse(null);
        BandReader reader = new BandReader(rounding, needs, meanings);
        List<Band> bands = map.get("bands").map(reader::read).orElse(Band.USUAL);
        reader.remember(bands);
        List<GradeScheme.ForSome> by =
                map.get("by").map(value -> by(value, reader)).orElse(List.of());
        List<Need> common = map.get("needs").map(needs::read).orElse(List.of());
        return bands.isEmpty() ? Optional.empty() : Optional.of(new GradeScheme(rounding, bands, by, common));
    }

    private static List<GradeScheme.ForSome> by(YamlValue value, BandReader reader) {
        List<GradeScheme.ForSome> by = new ArrayList<>();
        for (YamlValue item : value.list()) {
            item.map(BY).ifPresent(map -> {
                MemberCondition members = ConditionReader.members(map);
                if (members.isForEverybody() && !map.has("status") && !map.has("categories") && !map.has("posts")) {
                    item.wrong("没有写对谁用这些等级", "写 status、categories 或 posts；对所有人的写在外层的 bands");
                }
                map.need("bands", "bands: 下面每项一级")
                        .map(reader::read)
                        .filter(bands -> !bands.isEmpty())
                        .ifPresent(bands -> by.add(new GradeScheme.ForSome(members, bands)));
            });
        }
        return by;
    }
}
