package cn.sanwei.rating.read.ways;

import cn.sanwei.rating.read.GradeView;
import cn.sanwei.rating.read.standings.StandingView;
import cn.sanwei.scoring.ledger.ways.OneMore;
import cn.sanwei.scoring.rulebook.rules.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a member could still do in the cycle that runs. Both lists are empty where the cycle is closed, and for whom is on
 * no roster today.
 *
 * @param next the grade above the one that the points show; null at the top
 * @param oneMore what one more occurrence of each rule would bring today, as the rule book has them
 * @param ways by which of them alone the next grade is reached, once a day from today on; the fewest times first
 */
@Schema(examples = """
        {"member": "476f985a-de58-3b6c-b6dc-7ed50f264a04", "cycle": "2026", "total": "88.00",
         "next": {"code": "three-stars", "label": "三星", "stars": 3, "from": "90.00", "missing": "2.00",
                  "unmet": []},
         "oneMore": [{"rule": "theme-day", "label": "参加主题党日", "micro": "points", "brings": "5.00",
                      "grade": {"code": "three-stars", "label": "三星", "stars": 3}, "reason": "每次得 5 分"}],
         "ways": [{"rule": "theme-day", "label": "参加主题党日", "micro": "points", "times": 1, "reached": "2026-11-22"}]}
        """)
public record WaysView(
        UUID member, String cycle, String total, StandingView.Next next, List<Gain> oneMore, List<Way> ways) {

    /**
     * @param brings by how much the total would rise; 0.00 where a cap is full or a limit holds it
     * @param grade what the points would show then; null for whom is not graded
     */
    public record Gain(String rule, String label, String micro, String brings, GradeView grade, String reason) {
        static Gain of(OneMore.Gain gain) {
            return new Gain(
                    gain.rule().id(),
                    gain.rule().label(),
                    gain.rule().micro().code(),
                    gain.brings().toString(),
                    gain.grade().map(GradeView::of).orElse(null),
                    gain.reason());
        }
    }

    /** @param reached the day of the last time */
    public record Way(String rule, String label, String micro, int times, LocalDate reached) {
        static Way of(OneMore.Way way) {
            Rule rule = way.rule();
            return new Way(rule.id(), rule.label(), rule.micro().code(), way.times(), way.reached());
        }
    }
}
