package cn.sanwei.scoring.rulebook.reading;

import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.checks.Checks;
import cn.sanwei.scoring.rulebook.checks.OutOfReach;
import cn.sanwei.scoring.rulebook.findings.At;
import cn.sanwei.scoring.rulebook.findings.Findings;
import cn.sanwei.scoring.rulebook.grading.Grading;
import cn.sanwei.scoring.rulebook.reading.grading.GradingReader;
import cn.sanwei.scoring.rulebook.reading.grading.RuleNames;
import cn.sanwei.scoring.rulebook.reading.rules.EffectReader;
import cn.sanwei.scoring.rulebook.reading.rules.GroupReader;
import cn.sanwei.scoring.rulebook.reading.rules.References;
import cn.sanwei.scoring.rulebook.reading.rules.RuleReader;
import cn.sanwei.scoring.rulebook.rules.CapGroup;
import cn.sanwei.scoring.rulebook.rules.Rule;
import cn.sanwei.scoring.rulebook.yaml.YamlMap;
import cn.sanwei.scoring.rulebook.yaml.YamlValue;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** The whole of a rule book, from its top-level keys; its parts have readers of their own. */
public final class RuleBookReader {
    private static final int LONGEST_TITLE = 100;
    private static final int LATEST_VERSION = 10_000;
    private static final int USUAL_OBJECTION_DAYS = 7;
    private static final int MOST_OBJECTION_DAYS = 60;
    private static final MonthDay NEW_YEAR = MonthDay.of(1, 1);
    public static final List<String> KEYS = Stream.of(
                    List.of("id", "title", "version", "counts-from", "replaces", "cycle-starts", "rules", "groups"),
                    GradingReader.KEYS,
                    List.of("objection-days", "show-rank", "mask-names"),
                    LayersReader.OF_THE_BOOK)
            .flatMap(List::stream)
            .toList();

    private RuleBookReader() {}

    static Optional<RuleBook> read(Node root, Findings findings) {
        return new YamlValue(root, "", findings).map(KEYS).flatMap(top -> read(top, findings));
    }

    private static Optional<RuleBook> read(YamlMap top, Findings findings) {
        Optional<String> id = top.need("id", "id: yunxi").flatMap(RuleBookReader::ruleBookId);
        Optional<String> title = top.need("title", "title: 云溪街道党员积分细则").flatMap(value -> value.text(LONGEST_TITLE));
        Optional<LocalDate> countsFrom =
                top.need("counts-from", "counts-from: 2026-01-01").flatMap(YamlValue::date);
        int version = top.get("version")
                .flatMap(value -> value.whole(1, LATEST_VERSION))
                .orElse(1);
        int replaces = top.get("replaces")
                .flatMap(value -> value.whole(1, LATEST_VERSION))
                .orElse(0);
        MonthDay cycleStarts =
                top.get("cycle-starts").flatMap(YamlValue::monthDay).orElse(NEW_YEAR);
        RuleReader ruleReader = new RuleReader(findings);
        List<At<Rule>> read =
                top.need("rules", "rules: 下面每项一个积分项").map(ruleReader::readAll).orElse(List.of());
        List<At<CapGroup>> groups = new GroupReader(findings, ruleReader.idsSeen(), read).readAll(top.get("groups"));
        List<At<Rule>> rules = References.resolve(findings, ruleReader.idsSeen(), read, groups);
        Grading grading = GradingReader.read(top, new RuleNames(ruleReader.idsSeen(), rules), findings);
        int objectionDays = top.get("objection-days")
                .flatMap(value -> value.whole(1, MOST_OBJECTION_DAYS))
                .orElse(USUAL_OBJECTION_DAYS);
        boolean showRank = top.get("show-rank").flatMap(YamlValue::yesNo).orElse(false);
        boolean maskNames = top.get("mask-names").flatMap(YamlValue::yesNo).orElse(true);

        top.get("layers").ifPresent(LayersReader::read);
        for (String lower : List.of("within", "for")) {
            top.get(lower)
                    .ifPresent(value -> value.wrong(
                            "“" + lower + "”写的是下级细则，要和上级的一起读",
                            "./sanwei score --rulebook 上级.yaml 本级.yaml --merged 合成一份"));
        }
        EffectReader.check(findings, rules, grading.grades());
        Checks.run(findings, rules, groups, grading, showRank);
        if (id.isEmpty() || title.isEmpty() || countsFrom.isEmpty()) {
            return Optional.empty();
        }
        RuleBook book = new RuleBook(
                id.get(),
                title.get(),
                version,
                countsFrom.get(),
                replaces,
                cycleStarts,
                values(rules),
                values(groups),
                grading,
                objectionDays,
                showRank,
                maskNames);
        OutOfReach.check(findings, book);
        return Optional.of(book);
    }

    private static Optional<String> ruleBookId(YamlValue value) {
        return value.slug()
                .flatMap(id -> id.length() >= 2 ? Optional.of(id) : value.wrong("代码太短", "至少 2 个字符，例如 yunxi"));
    }

    private static <T> List<T> values(List<At<T>> read) {
        List<T> values = new ArrayList<>();
        read.forEach(at -> values.add(at.value()));
        return values;
    }
}
