package cn.sanwei.rating.read;

import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.grading.Band;
import java.util.Optional;

/** A grade as people see it. */
public record GradeView(String code, String label, int stars) {
    public static GradeView of(Band band) {
        return new GradeView(band.code(), band.label(), band.stars());
    }

    /** By its code; where the rule book of today no longer has it, the code is all there is to say. */
    public static GradeView of(String code, Optional<RuleBook> book) {
        return book.stream()
                .flatMap(each -> each.everyGrade().stream())
                .filter(band -> band.code().equals(code))
                .findFirst()
                .map(GradeView::of)
                .orElseGet(() -> new GradeView(code, code, 0));
    }

    /** The same of a quarter, which may have bands of its own; null where quarters are not graded. */
    public static GradeView ofQuarter(String code, Optional<RuleBook> book) {
        return code == null
                ? null
                : book.map(each -> each.grading().quarters().grades()).stream()
                        .flatMap(grades -> grades.everyBand().stream())
                        .filter(band -> band.code().equals(code))
                        .findFirst()
                        .map(GradeView::of)
                        .orElseGet(() -> of(code, book));
    }
}
