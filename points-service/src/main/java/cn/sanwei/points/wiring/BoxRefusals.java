package cn.sanwei.points.wiring;

import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Problems.FieldError;
import cn.sanwei.points.domain.BoxRefusal;
import cn.sanwei.points.domain.BoxStage;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;

/** Why an entry of the box is not taken or does not go on, over HTTP. */
final class BoxRefusals {
    private BoxRefusals() {}

    static HttpProblem problem(BoxRefusal refusal) {
        return switch (refusal) {
            case BoxRefusal.TooManyEntries r ->
                Problems.builder(
                                429,
                                "too-many-entries",
                                "每人同时办理中的、或同一天写的意见最多 " + r.most() + " 件。请等前面的办结后再写；急事请直接联系组织办。")
                        .with("most", r.most())
                        .build();
            case BoxRefusal.LeaderOfNothing r -> Problems.refused(422, "leader-of-nothing", "反映支部负责人的，请选择是哪个党组织。");
            case BoxRefusal.WrongBoxStage r ->
                Problems.builder(409, "wrong-state", "这一件目前为“" + label(r.stage()) + "”，不能进行此操作。")
                        .with("state", r.stage().code())
                        .build();
            case BoxRefusal.HandedToWhomItConcerns r ->
                Problems.refused(422, "handed-to-whom-it-concerns", "反映某党组织负责人的，不能转给该负责人所在的党组织或其下级办理。");
            case BoxRefusal.HandedOverAlready r -> Problems.refused(409, "handed-over-already", "已经转给该党组织办理。");
            case BoxRefusal.WordingMissing r ->
                Problems.refused(422, "wording-missing", "写信人要求不向支部透露姓名：请写一段转办用的摘要，支部只看到摘要。");
            case BoxRefusal.ExtendedAlready r -> Problems.refused(409, "extended-already", "答复期限已经延长过一次，不能再延长。");
            case BoxRefusal.ExtendedTooLate r ->
                Problems.refused(409, "extended-too-late", "答复期限 " + r.due() + " 已过，不能再延长，请尽快答复。");
            case BoxRefusal.AnsweredByTheAuthor r ->
                Problems.refused(403, "answered-by-the-author", "本人写的意见不能由本人答复，请由另一人办理。");
            case BoxRefusal.NotContentTooLate r ->
                Problems.refused(409, "not-content-too-late", "对答复表示不满意的期限到 " + r.until() + " 为止。");
            case BoxRefusal.AuthorNamed r -> Problems.refused(422, "author-named", "公开的内容里有写信人的姓名或联系方式，请删去后再公开。");
            case BoxRefusal.AcknowledgedAfterTheAnswer r -> {
                String reason = "受理的期限不能比答复的期限（" + r.answer() + " 个工作日）长。";
                yield Problems.builder(422, "acknowledged-after-the-answer", reason)
                        .with("errors", List.of(new FieldError("acknowledge", reason)))
                        .build();
            }
            case BoxRefusal.NothingPublished r -> Problems.refused(409, "nothing-published", "这一件没有公开的答复。");
        };
    }

    private static String label(BoxStage stage) {
        return switch (stage) {
            case NONE -> "没有提出";
            case FILED -> "待受理";
            case ACKNOWLEDGED -> "已受理，待答复";
            case HANDED_OVER -> "已转办，待答复";
            case ANSWERED -> "已答复";
            case REOPENED -> "对答复不满意，待再次答复";
            case SETTLED -> "已办结";
            case WITHDRAWN -> "已撤回";
        };
    }
}
