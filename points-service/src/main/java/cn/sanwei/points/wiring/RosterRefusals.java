package cn.sanwei.points.wiring;

import cn.sanwei.edge.Problems;
import cn.sanwei.points.domain.ImportRefusal.SheetWrong;
import cn.sanwei.points.domain.RosterRefusal;
import cn.sanwei.points.domain.sheet.Words;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Why the tree and the roster stay as they are, for people: as an answer, and as one cell of a sheet. */
public final class RosterRefusals {
    private static final int MOST_ERRORS = 500;

    private RosterRefusals() {}

    public static String words(RosterRefusal refusal) {
        return problem(refusal).getDetail();
    }

    static HttpProblem sheet(SheetWrong refusal) {
        return Problems.builder(422, "sheet-wrong", "名册有 " + refusal.errors().size() + " 处错误，全部没有导入，请改正后重新上传。")
                .with("errors", refusal.errors().stream().limit(MOST_ERRORS).toList())
                .build();
    }

    static HttpProblem problem(RosterRefusal refusal) {
        return switch (refusal) {
            case RosterRefusal.OrganisationAlreadyEstablished r ->
                Problems.refused(409, "organisation-already-established", "该党组织已经登记。");
            case RosterRefusal.ParentUnknown r -> Problems.refused(422, "parent-unknown", "没有找到上级党组织。");
            case RosterRefusal.ParentOfItself r -> Problems.refused(422, "parent-of-itself", "党组织不能是自己的上级。");
            case RosterRefusal.LevelOutOfPlace r ->
                Problems.refused(
                        422,
                        "level-out-of-place",
                        r.parent() == null
                                ? Words.of(r.level()) + "必须设在上级党组织之下。"
                                : Words.of(r.parent()) + "之下不能设" + Words.of(r.level()) + "。");
            case RosterRefusal.NameTakenUnderParent r -> Problems.refused(409, "name-taken", "同一上级之下已有同名的党组织。");
            case RosterRefusal.MemberAlreadyRegistered r ->
                Problems.refused(409, "member-already-registered", "该党员已经登记。");
            case RosterRefusal.MemberUnknown r -> Problems.notFound();
            case RosterRefusal.OrganisationUnknown r -> Problems.refused(422, "organisation-unknown", "没有找到该党组织。");
            case RosterRefusal.MemberHasLeft r ->
                Problems.refused(409, "member-has-left", "该党员自 " + r.from() + " 起已不在名册上。");
            case RosterRefusal.BeforeLastAssignment r ->
                Problems.refused(
                        422, "before-last-assignment", "日期 " + r.from() + " 早于最近一次变动的日期 " + r.last() + "，请从该日或之后算起。");
            case RosterRefusal.StillOnRoster r -> Problems.refused(409, "still-on-roster", "该党员仍在名册上，转出或离开之后才能清除姓名。");
        };
    }
}
