package cn.sanwei.scoring.rulebook.checks;

import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.attainable.Attainable;
import cn.sanwei.scoring.rulebook.findings.Findings;
import cn.sanwei.scoring.rulebook.grading.Band;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Grades that some can reach and others cannot, whatever they do: allowed, and worth a thought. */
public final class OutOfReach {
    private static final Map<String, String> LABELS = Map.of(
            "full", "正式党员", "probationary", "预备党员", "prospect", "发展对象", "activist", "积极分子", "applicant", "入党申请人");

    private OutOfReach() {}

    public static void check(Findings findings, RuleBook book) {
        if (findings.hasErrors()) {
            return;
        }
        List<Attainable.Profile> profiles = Attainable.of(book).stream()
                .filter(profile -> !profile.exempt())
                .toList();
        Map<String, List<String>> whoByWhat = new LinkedHashMap<>();
        for (Attainable.Profile profile : profiles) {
            Band highest = profile.bands().get(0);
            if (!reaches(book, profile, highest) && anotherReaches(book, profiles, highest)) {
                String what = "最多得 " + profile.most() + " 分，达不到“" + highest.label() + "”的 " + highest.from() + " 分";
                whoByWhat
                        .computeIfAbsent(what, key -> new ArrayList<>())
                        .add(LABELS.getOrDefault(profile.code(), "“" + profile.code() + "”"));
            }
        }
        whoByWhat.forEach((what, who) ->
                findings.warning("grades", String.join("、", who) + what, "提高这些人能得的分，另写等级（grades 的 by），或写明免评"));
    }

    private static boolean anotherReaches(RuleBook book, List<Attainable.Profile> profiles, Band band) {
        return profiles.stream()
                .anyMatch(other ->
                        other.bands().stream().anyMatch(each -> each.equals(band)) && reaches(book, other, band));
    }

    private static boolean reaches(RuleBook book, Attainable.Profile profile, Band band) {
        return band.from() == null
                || profile.most() == null
                || profile.most().compareTo(book.grading().grades().least(band)) >= 0;
    }
}
