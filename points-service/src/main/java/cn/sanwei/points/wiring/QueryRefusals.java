package cn.sanwei.points.wiring;

import cn.sanwei.edge.Problems;
import cn.sanwei.points.domain.QueryRefusal;
import cn.sanwei.points.domain.QueryStage;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Why a query is not taken or does not go on, over HTTP. */
final class QueryRefusals {
    private QueryRefusals() {}

    static HttpProblem problem(QueryRefusal refusal) {
        return switch (refusal) {
            case QueryRefusal.AlreadyAsked r -> Problems.refused(409, "already-asked", "这条明细已经提出过查询；对答复不满意的，可以申诉一次。");
            case QueryRefusal.WrongQueryStage r ->
                Problems.builder(409, "wrong-state", "查询目前为“" + label(r.stage()) + "”，不能进行此操作。")
                        .with("state", r.stage().code())
                        .build();
            case QueryRefusal.AnsweredByTheMember r ->
                Problems.refused(403, "answered-by-the-member", "本人的查询和申诉不能由本人答复，请由另一人办理。");
            case QueryRefusal.DecidedByAnswerer r ->
                Problems.refused(403, "decided-by-answerer", "作出答复的人不能处理对它的申诉，请由另一人处理。");
            case QueryRefusal.AppealTooLate r -> Problems.refused(409, "appeal-too-late", "申诉期到 " + r.until() + " 为止。");
            case QueryRefusal.CorrectionMissing r ->
                Problems.refused(422, "correction-missing", "答复为“已更正”时须先提出更正：记分单的更正或作废，或另登记一张补记的记分单并写明。");
            case QueryRefusal.CorrectionOfNothing r ->
                Problems.refused(422, "correction-of-nothing", "答复为“说明”时不写更正的记分单。");
        };
    }

    private static String label(QueryStage stage) {
        return switch (stage) {
            case NONE -> "没有提出";
            case FILED -> "待答复";
            case WITHDRAWN -> "已撤回";
            case ANSWERED -> "已答复";
            case APPEALED -> "已申诉，待处理";
            case DECIDED -> "申诉已处理";
        };
    }
}
