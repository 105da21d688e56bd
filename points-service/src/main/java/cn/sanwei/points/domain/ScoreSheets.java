package cn.sanwei.points.domain;

import cn.sanwei.contracts.Points;
import cn.sanwei.points.domain.GradingRefusal.ScorerNamedTwice;
import cn.sanwei.points.domain.GradingRefusal.ScorerUnnamed;
import cn.sanwei.points.domain.GradingRefusal.ScorersComplete;
import cn.sanwei.points.domain.GradingRefusal.ThirdScorerNotNeeded;
import cn.sanwei.scoring.rulebook.grading.Scorers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the assessment group's scorers gave one organisation for one part. The third counts only while the first two are
 * apart: one of them may put his own right.
 *
 * @param declared how a score comes of several; empty where the rule book leaves it at one
 * @param sheets the newest of each scorer, in the order in which they first scored
 */
public record ScoreSheets(Optional<Scorers> declared, List<Sheet> sheets) {
    public ScoreSheets {
        sheets = List.copyOf(sheets);
    }

    /**
     * @param scorer who he is to the platform; empty for a signed sheet that somebody else typed in
     * @param name as he signs; on a signed sheet it alone says who he is
     */
    public record Sheet(String scorer, String name, Points score) {
        boolean isOfTheSameScorer(Sheet other) {
            return scorer.equals(other.scorer) && (!scorer.isEmpty() || name.equals(other.name));
        }
    }

    public enum Stage {
        FIRST_MISSING("first-missing"),
        SECOND_MISSING("second-missing"),
        THIRD_MISSING("third-missing"),
        COMPLETE("complete");

        private final String code;

        Stage(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Why this sheet is not taken. */
    Optional<GradingRefusal> refuses(Sheet sheet) {
        if (declared.isEmpty()) {
            return Optional.empty();
        }
        if (sheet.name().isEmpty()) {
            return Optional.of(new ScorerUnnamed());
        }
        if (sheets.stream()
                .anyMatch(
                        other -> !other.isOfTheSameScorer(sheet) && other.name().equals(sheet.name()))) {
            return Optional.of(new ScorerNamedTwice(sheet.name()));
        }
        if (sheets.stream().anyMatch(sheet::isOfTheSameScorer)) {
            return Optional.empty();
        }
        if (sheets.size() >= Scorers.THREE) {
            return Optional.of(new ScorersComplete());
        }
        return stage() == Stage.COMPLETE
                ? Optional.of(new ThirdScorerNotNeeded(declared.get().apart()))
                : Optional.empty();
    }

    ScoreSheets with(Sheet sheet) {
        List<Sheet> now = new ArrayList<>(sheets);
        int own = sheets.stream().map(sheet::isOfTheSameScorer).toList().indexOf(true);
        if (own < 0) {
            now.add(sheet);
        } else {
            now.set(own, sheet);
        }
        return new ScoreSheets(declared, now);
    }

    public Stage stage() {
        if (sheets.isEmpty()) {
            return Stage.FIRST_MISSING;
        }
        if (declared.isEmpty()) {
            return Stage.COMPLETE;
        }
        if (sheets.size() < Scorers.TWO) {
            return Stage.SECOND_MISSING;
        }
        return areApart() && sheets.size() < Scorers.THREE ? Stage.THIRD_MISSING : Stage.COMPLETE;
    }

    /** Empty until it is decided; and where one score is enough, which of them is the newest the events say. */
    Optional<Points> score() {
        if (declared.isEmpty() || stage() != Stage.COMPLETE) {
            return Optional.empty();
        }
        List<Points> scores = sheets.stream()
                .limit(areApart() ? Scorers.THREE : Scorers.TWO)
                .map(Sheet::score)
                .toList();
        return Optional.of(declared.get().score(scores));
    }

    private boolean areApart() {
        return declared.get().areApart(sheets.get(0).score(), sheets.get(1).score());
    }
}
