package cn.sanwei.points.wiring;

import cn.sanwei.edge.Problems;
import cn.sanwei.points.domain.RecordRefusal;
import cn.sanwei.points.domain.RecordStage;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Why a record is not taken or does not go on, over HTTP. */
final class RecordRefusals {
    private RecordRefusals() {}

    static HttpProblem problem(RecordRefusal refusal) {
        return switch (refusal) {
            case RecordRefusal.SheetAlreadyEntered r -> Problems.refused(409, "sheet-already-entered", "这一张记分单已经登记。");
            case RecordRefusal.RecordRowsWrong r ->
                Problems.builder(422, "rows-wrong", "有 " + r.errors().size() + " 处错误，整张没有保存，请按所列修改后重新提交。")
                        .with("errors", r.errors())
                        .build();
            case RecordRefusal.RecordUnknown r -> Problems.notFound();
            case RecordRefusal.WrongRecordStage r ->
                Problems.builder(409, "wrong-state", "第 " + r.row() + " 行目前为“" + label(r.stage()) + "”，不能进行此操作。")
                        .with("record", r.record())
                        .with("row", r.row())
                        .with("state", r.stage().code())
                        .build();
            case RecordRefusal.DoneByTheMember r ->
                Problems.builder(403, "done-by-the-member", "第 " + r.row() + " 行是本人的，本人不能登记、确认或退回，请由另一人办理。")
                        .with("record", r.record())
                        .with("row", r.row())
                        .build();
            case RecordRefusal.ReviewedByRecorder r ->
                Problems.builder(403, "reviewed-by-recorder", "第 " + r.row() + " 行由您登记，须由另一人确认或退回；您可以撤回。")
                        .with("record", r.record())
                        .with("row", r.row())
                        .build();
            case RecordRefusal.ReviewedAbove r ->
                Problems.builder(403, "reviewed-above", "第 " + r.row() + " 行是支部负责人的，须由上一级党组织或组织办确认。")
                        .with("record", r.record())
                        .with("row", r.row())
                        .build();
            case RecordRefusal.NothingCorrected r -> Problems.refused(422, "nothing-corrected", "与现有内容相同，没有可更正的。");
        };
    }

    private static String label(RecordStage stage) {
        return switch (stage) {
            case ENTERED -> "待确认";
            case RETURNED -> "已退回";
            case WITHDRAWN -> "已撤回";
            case CONFIRMED -> "已确认";
            case CORRECTING -> "已确认，更正待确认";
            case CANCELLED -> "已作废";
        };
    }
}
