package cn.sanwei.points.wiring;

import cn.sanwei.edge.Problems;
import cn.sanwei.points.domain.ExemptionRefusal;
import cn.sanwei.points.domain.ExemptionStage;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Why a member is not left out of a grading, over HTTP. */
final class ExemptionRefusals {
    private ExemptionRefusals() {}

    static HttpProblem problem(ExemptionRefusal refusal) {
        return switch (refusal) {
            case ExemptionRefusal.NotByApproval r ->
                Problems.refused(422, "not-by-approval", r.cycle() + " 积分年度的细则没有规定可以申请免评（exempt.by-approval）。");
            case ExemptionRefusal.CycleNotBegun r ->
                Problems.refused(422, "cycle-not-begun", r.cycle() + " 积分年度从 " + r.first() + " 开始，届时才能申请。");
            case ExemptionRefusal.ApplicantNotOnRoster r ->
                Problems.refused(422, "not-on-roster", "申请人今天不在本镇（街道）的名册上。");
            case ExemptionRefusal.AlreadyUnderWay r ->
                Problems.builder(409, "exemption-under-way", "该积分年度已有一份免评申请：" + label(r.stage()) + "。")
                        .with("state", r.stage().code())
                        .build();
            case ExemptionRefusal.WrongExemptionStage r ->
                Problems.builder(409, "wrong-state", "免评申请目前为“" + label(r.stage()) + "”，不能进行此操作。")
                        .with("state", r.stage().code())
                        .build();
            case ExemptionRefusal.DecidedByApplicant r ->
                Problems.refused(403, "decided-by-applicant", "本人的免评申请不能由本人决定，请由另一人办理。");
            case ExemptionRefusal.ApprovedByEndorser r ->
                Problems.refused(403, "approved-by-endorser", "记录支部大会决定的人不能再作审核，请由另一人审核。");
        };
    }

    private static String label(ExemptionStage stage) {
        return switch (stage) {
            case NONE -> "没有申请";
            case REQUESTED -> "待支部大会讨论";
            case ENDORSED -> "支部大会已同意，待组织办审核";
            case APPROVED -> "已批准";
            case REFUSED -> "未予同意";
            case WITHDRAWN -> "已撤回";
            case REVOKED -> "已撤销";
        };
    }
}
