package cn.sanwei.points.wiring;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.edge.Problems;
import cn.sanwei.points.domain.AwardRefusal;
import cn.sanwei.points.domain.AwardStage;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Why an award does not go on, over HTTP. */
final class AwardRefusals {
    private AwardRefusals() {}

    private record GradeFault(MemberId member, String field, String message) {}

    static HttpProblem problem(AwardRefusal refusal) {
        return switch (refusal) {
            case AwardRefusal.NotABranch r -> Problems.refused(404, "not-a-branch", "没有找到该党支部。");
            case AwardRefusal.WrongStage r ->
                Problems.builder(409, "wrong-state", "评星目前处于“" + label(r.stage()) + "”，不能进行此操作。")
                        .with("state", r.stage().code())
                        .build();
            case AwardRefusal.GradesWrong r ->
                Problems.builder(422, "grades-wrong", "评定结果有 " + r.errors().size() + " 处不对，请按所列修改。")
                        .with(
                                "errors",
                                r.errors().stream().map(AwardRefusals::fault).toList())
                        .build();
            case AwardRefusal.CheckedByRecorder r ->
                Problems.refused(403, "checked-by-recorder", "记录人不能审核自己记录的结果，请由另一人审核。");
            case AwardRefusal.PublicationTurnedAround r ->
                Problems.refused(422, "publication-turned-around", "公示的起止日期颠倒。");
            case AwardRefusal.PublicationNotHeldYet r ->
                Problems.refused(422, "publication-not-held-yet", "公示到 " + r.until() + " 才结束；纸质公示只能在结束之后补录。");
            case AwardRefusal.PublicationTooShort r ->
                Problems.refused(
                        422,
                        "publication-too-short",
                        "公示只有 " + r.workingDays() + " 个工作日，细则要求至少 " + r.demanded() + " 个。");
            case AwardRefusal.PublicationRuns r ->
                Problems.refused(409, "publication-runs", "公示期到 " + r.until() + " 为止，结束之后才能授星。");
            case AwardRefusal.MemberNotInResult r -> Problems.refused(422, "member-not-in-result", "公示的结果中没有这名党员。");
            case AwardRefusal.TooManyObjections r ->
                Problems.refused(409, "too-many-objections", "本次公示的异议已达 " + r.most() + " 件，请联系组织办当面提出。");
            case AwardRefusal.TooManyObjectionsOfOne r ->
                Problems.refused(
                        409,
                        "too-many-objections-of-one",
                        r.onPaper()
                                ? "这名党员对本次公示的书面异议已登记 " + r.most() + " 件（撤回的也计算在内），请由组织办当面听取意见。"
                                : "您对本次公示提出的异议已达 " + r.most() + " 件（撤回的也计算在内）。其余的，党员可以书面交支部代为登记，也可以联系组织办当面提出。");
            case AwardRefusal.ObjectionUnknown r -> Problems.notFound();
            case AwardRefusal.ObjectionAlreadyFiled r -> Problems.refused(409, "objection-already-filed", "该异议已经登记。");
            case AwardRefusal.ObjectionAlreadyAnswered r ->
                Problems.refused(409, "objection-already-answered", "该异议已经答复。");
            case AwardRefusal.ObjectionAlreadyWithdrawn r ->
                Problems.refused(409, "objection-already-withdrawn", "该异议已经撤回。");
            case AwardRefusal.WithdrawnByConcerned r ->
                Problems.refused(403, "withdrawn-by-concerned", "异议涉及您本人的评定，请由另一人登记撤回。");
            case AwardRefusal.WithdrawalNotSignedThen r ->
                Problems.refused(
                        422,
                        "withdrawal-not-signed-then",
                        "签字日期 " + r.day() + " 不对，应在提出异议的 " + r.from() + " 到今天（" + r.until() + "）之间。");
            case AwardRefusal.AnsweredByObjector r ->
                Problems.refused(403, "answered-by-objector", "提出异议的人不能自己答复，请由另一人答复。");
            case AwardRefusal.GradeUnknown r -> Problems.refused(422, "grade-unknown", "积分细则中没有等级 " + r.grade() + "。");
            case AwardRefusal.GradeNeededToUphold r -> Problems.refused(422, "grade-needed", "采纳异议时须写明改定的等级。");
            case AwardRefusal.GradeWithoutUpholding r ->
                Problems.refused(422, "grade-without-upholding", "不采纳异议时不能改定等级。");
            case AwardRefusal.ObjectionsUnanswered r ->
                Problems.refused(409, "objections-unanswered", "还有 " + r.open() + " 件异议没有答复。");
        };
    }

    private static GradeFault fault(AwardRefusal.GradeError error) {
        return switch (error.fault()) {
            case NOT_ON_ROSTER -> new GradeFault(error.member(), "member", "不在该支部的名册上");
            case TWICE -> new GradeFault(error.member(), "member", "出现了两次");
            case MISSING -> new GradeFault(error.member(), "grades", "在名册上，但没有评定");
            case GRADE_UNKNOWN -> new GradeFault(error.member(), "grade", "积分细则中没有这个等级");
            case REASON_MISSING -> new GradeFault(error.member(), "reason", "与积分对应的星级不同时须写明理由");
            case EXEMPT_WITH_STAR -> new GradeFault(error.member(), "grade", "属于免评范围，不能评星");
        };
    }

    private static String label(AwardStage stage) {
        return switch (stage) {
            case OPEN -> "尚未评定";
            case RECORDED -> "已记录，待审核";
            case RETURNED -> "已退回";
            case PUBLISHED -> "公示";
            case AWARDED -> "已授星";
        };
    }
}
