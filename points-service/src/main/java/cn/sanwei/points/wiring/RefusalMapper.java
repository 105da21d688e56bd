package cn.sanwei.points.wiring;

import cn.sanwei.edge.Problems;
import cn.sanwei.edge.Problems.FieldError;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.points.domain.AccountRefusal;
import cn.sanwei.points.domain.AwardRefusal;
import cn.sanwei.points.domain.BoxRefusal;
import cn.sanwei.points.domain.ExemptionRefusal;
import cn.sanwei.points.domain.GradingRefusal;
import cn.sanwei.points.domain.ImportRefusal;
import cn.sanwei.points.domain.PointsRefusal;
import cn.sanwei.points.domain.QuarterSheetRefusal;
import cn.sanwei.points.domain.QueryRefusal;
import cn.sanwei.points.domain.ReadingRefusal;
import cn.sanwei.points.domain.RecordRefusal;
import cn.sanwei.points.domain.RosterRefusal;
import cn.sanwei.points.domain.RuleBookRefusal;
import cn.sanwei.points.domain.TownshipRefusal;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Each refusal as problem+json, with a reason for people. The switches have no default: a new refusal breaks the build
 * here. 404 hides nothing but what the caller's division does not have; 409 is the wrong moment, 422 the wrong request.
 */
public class RefusalMapper {
    @ServerExceptionMapper
    public Response refused(RefusedException e) {
        return problem((PointsRefusal) e.refusal()).toResponse();
    }

    static HttpProblem problem(PointsRefusal refusal) {
        return switch (refusal) {
            case TownshipRefusal r -> township(r);
            case RosterRefusal r -> RosterRefusals.problem(r);
            case RuleBookRefusal r -> ruleBook(r);
            case ReadingRefusal r -> reading(r);
            case ImportRefusal r -> imports(r);
            case GradingRefusal r -> GradingRefusals.problem(r);
            case AwardRefusal r -> AwardRefusals.problem(r);
            case ExemptionRefusal r -> ExemptionRefusals.problem(r);
            case AccountRefusal r -> AccountRefusals.problem(r);
            case RecordRefusal r -> RecordRefusals.problem(r);
            case QueryRefusal r -> QueryRefusals.problem(r);
            case BoxRefusal r -> BoxRefusals.problem(r);
            case QuarterSheetRefusal r -> quarterSheet(r);
        };
    }

    private static HttpProblem township(TownshipRefusal refusal) {
        return switch (refusal) {
            case TownshipRefusal.TownshipAlreadyRegistered r ->
                atField(409, "township-already-registered", "township", "编号 " + r.township() + " 的镇（街道）已经登记。");
            case TownshipRefusal.TownshipNamedLikeItsCounty r ->
                atField(422, "township-named-like-its-county", "county", "镇（街道）与所属县（市、区）不能用同一个编号。");
            case TownshipRefusal.IdIsACounty r ->
                atField(409, "id-is-a-county", "township", r.township() + " 已经是一个县（市、区）的编号，镇（街道）不能再用。请换一个编号。");
            case TownshipRefusal.IdIsATownship r ->
                atField(409, "id-is-a-township", "county", r.county() + " 已经是一个镇（街道）的编号，县（市、区）不能再用。请核对所属县（市、区）的编号。");
            case TownshipRefusal.TownshipUnknown r -> Problems.notFound();
            case TownshipRefusal.DesignationUnchanged r ->
                Problems.refused(422, "designation-unchanged", "名称和区划代码都没有变化。");
            case TownshipRefusal.BeforeLastDesignation r ->
                Problems.refused(
                        422, "before-last-designation", "日期 " + r.from() + " 早于最近一次变更的日期 " + r.last() + "，请从该日或之后算起。");
        };
    }

    /** What is wrong with one thing that was typed is said beside it. */
    private static HttpProblem atField(int status, String slug, String field, String reason) {
        return Problems.builder(status, slug, reason)
                .with("errors", List.of(new FieldError(field, reason)))
                .build();
    }

    private static HttpProblem ruleBook(RuleBookRefusal refusal) {
        return switch (refusal) {
            case RuleBookRefusal.RuleBookWrong r ->
                Problems.builder(422, "rule-book-wrong", "积分细则有 " + r.errors().size() + " 处错误，请按所列修改。")
                        .with(
                                "errors",
                                r.errors().stream().map(RuleBookFinding::of).toList())
                        .build();
            case RuleBookRefusal.RuleBookNamedOtherwise r ->
                Problems.refused(
                        422,
                        "rule-book-named-otherwise",
                        "细则正文的 id 是 " + r.written() + "，请求的是 " + r.asked() + "，两者须一致。");
            case RuleBookRefusal.VersionNotNext r ->
                Problems.refused(
                        422, "version-not-next", "版本号须逐版递增：应为 version: " + r.next() + "，写的是 " + r.written() + "。");
        };
    }

    private static HttpProblem reading(ReadingRefusal refusal) {
        return switch (refusal) {
            case ReadingRefusal.ArticleAlreadyPublished r ->
                Problems.refused(409, "article-already-published", "该文章已经发布。");
            case ReadingRefusal.ArticleUnknown r -> Problems.notFound();
            case ReadingRefusal.NotOnRoster r -> Problems.refused(422, "not-on-roster", "您今天不在本镇（街道）的名册上，不能记录阅读。");
            case ReadingRefusal.ReadingUnknown r ->
                Problems.refused(404, "reading-unknown", "没有找到这次阅读，或已超过一天，请重新开始阅读。");
            case ReadingRefusal.TooShort r ->
                Problems.builder(422, "too-short", "还没有读完，请再读 " + r.secondsMissing() + " 秒。")
                        .with("secondsMissing", r.secondsMissing())
                        .build();
            case ReadingRefusal.AlreadyReadToday r ->
                Problems.refused(409, "already-read-today", "这篇文章今天已经读过，明天再读可再次记录。");
        };
    }

    private static HttpProblem imports(ImportRefusal refusal) {
        return switch (refusal) {
            case ImportRefusal.AlreadyImported r -> Problems.refused(409, "already-imported", "这一批已经导入。");
            case ImportRefusal.AlreadyTakenBack r -> Problems.refused(409, "already-taken-back", "这次导入已经撤回。");
            case ImportRefusal.ImportRunning r ->
                Problems.refused(409, "import-running", "这次导入还在进行，请等它完成；若已中断，十分钟后可以撤回，或重新上传同一文件继续。");
            case ImportRefusal.ImportOvertaken r ->
                Problems.refused(409, "import-overtaken", "同时有另一次导入含有相同的行，这一次已停下；请重新检查后再导入，已有的行不会重复。");
            case ImportRefusal.NothingToImport r -> Problems.refused(422, "nothing-to-import", "没有可导入的内容。");
            case ImportRefusal.SheetWrong r -> RosterRefusals.sheet(r);
            case ImportRefusal.RosterChanged r ->
                Problems.refused(409, "roster-changed", "检查之后名册或文件已有变动，没有导入。请重新检查，看过变动再导入。");
            case ImportRefusal.RowsWrong r ->
                Problems.builder(422, "rows-wrong", "有 " + r.errors().size() + " 处错误，整批没有导入，请按所列修改后重新提交。")
                        .with("errors", r.errors())
                        .build();
        };
    }

    private static HttpProblem quarterSheet(QuarterSheetRefusal refusal) {
        return switch (refusal) {
            case QuarterSheetRefusal.AlreadyFedBack r ->
                Problems.refused(409, "already-fed-back", r.cycle() + " 积分年度第 " + r.quarter() + " 季度的积分表已经反馈给该党组织。");
            case QuarterSheetRefusal.NobodyToTell r ->
                Problems.refused(422, "nobody-to-tell", "该季度最后一天该党组织名册上没有人，无需反馈。");
        };
    }
}
