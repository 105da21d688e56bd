package cn.sanwei.activity.wiring;

import cn.sanwei.activity.domain.ActivityRefusal;
import cn.sanwei.contracts.Days;
import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.decider.Refusal;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every refusal of this service as problem+json, the reason in words. */
public class RefusalMapper {
    private static final Map<String, String> STATES = Map.of(
            "filed", "已备案、等待确认",
            "returned", "已退回、等待补正",
            "acknowledged", "备案已确认、尚未公开",
            "published", "已公开",
            "closed", "已办结");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Days.ZONE);

    @ServerExceptionMapper
    public Response refused(RefusedException e) {
        return problem(e.refusal()).toResponse();
    }

    private static HttpProblem problem(Refusal refusal) {
        if (!(refusal instanceof ActivityRefusal known)) {
            throw new IllegalStateException("a refusal of another service: " + refusal.getClass());
        }
        return switch (known) {
            case ActivityRefusal.ActivityUnknown ignored -> Problems.notFound();
            case ActivityRefusal.AlreadyFiled ignored -> Problems.refused(409, "already-filed", "这个编号的活动已经备案。");
            case ActivityRefusal.WrongState wrong ->
                Problems.builder(
                                409,
                                "wrong-state",
                                "活动现在的状态是“" + STATES.getOrDefault(wrong.state(), wrong.state()) + "”，不能进行此操作。")
                        .with("state", wrong.state())
                        .build();
            case ActivityRefusal.ImpossibleTimes ignored ->
                Problems.refused(422, "impossible-times", "结束时间须晚于开始时间，且活动不超过七天。");
            case ActivityRefusal.FiledTooLate late ->
                Problems.refused(422, "filed-too-late", "事后补报须在六十天之内：开始时间不能早于 " + minute(late.earliest()) + "。");
            case ActivityRefusal.FiledTooEarly early ->
                Problems.refused(422, "filed-too-early", "开始时间不能晚于 " + minute(early.latest()) + "。");
            case ActivityRefusal.NotForThisKind ignored ->
                Problems.refused(422, "not-for-this-kind", "这一类活动的应到范围不能这样定。");
            case ActivityRefusal.NotHeldHere held ->
                Problems.refused(
                        422, "not-held-here", held.expects().equals("group") ? "党小组会须由党小组报备。" : "党小组没有委员会，请由支部报备。");
            case ActivityRefusal.OwnFiling ignored -> Problems.refused(422, "own-filing", "自己报的备案不能由自己确认或退回。");
            case ActivityRefusal.AlreadyStarted ignored -> Problems.refused(422, "already-started", "活动已经开始，不能再撤回报名。");
            case ActivityRefusal.AlreadyOver ignored -> Problems.refused(422, "already-over", "活动已经结束；如确实参加，请由书记手工记录。");
            case ActivityRefusal.NotOverYet over ->
                Problems.refused(422, "not-over-yet", "活动到 " + minute(over.endsAt()) + " 才结束，请在结束后再办。");
            case ActivityRefusal.NotSignedUp ignored -> Problems.refused(422, "not-signed-up", "没有报名，无需撤回。");
            case ActivityRefusal.NotExpected not ->
                Problems.builder(422, "not-expected", "该党员不在这次活动的范围内（不在当日名册上，或没有报名）。")
                        .with("member", not.member().toString())
                        .build();
            case ActivityRefusal.GuestOnlyComes guest ->
                Problems.builder(422, "guest-only-comes", "未列入应到的人只记实到或迟到；没有来的请撤下。")
                        .with("member", guest.member().toString())
                        .build();
            case ActivityRefusal.ExpectedKeepsMark kept ->
                Problems.builder(422, "expected-keeps-mark", "应到或已报名的人不能撤下，请改记为实际情况。")
                        .with("member", kept.member().toString())
                        .build();
            case ActivityRefusal.CheckInNotOpen open ->
                Problems.refused(422, "check-in-not-open", "签到从 " + minute(open.opensAt()) + " 开始。");
            case ActivityRefusal.WrongCode ignored -> Problems.refused(422, "wrong-code", "签到码不对或已过期，请看现场屏幕上的新码。");
            case ActivityRefusal.OwnAttendance ignored ->
                Problems.refused(422, "own-attendance", "自己的考勤不能由自己手工记录：请扫码签到，或由上一级党组织、组织办记录。");
            case ActivityRefusal.MarkedTwice twice ->
                Problems.builder(422, "marked-twice", "名单里同一名党员出现了两次。")
                        .with("member", twice.member().toString())
                        .build();
            case ActivityRefusal.TooEarlyToMark early ->
                Problems.refused(422, "too-early-to-mark", "考勤从 " + minute(early.opensAt()) + " 开始记录。");
            case ActivityRefusal.NotTimeForMakeUp term ->
                Problems.refused(
                        422,
                        "not-time-for-make-up",
                        "补课须在活动结束后（" + minute(term.from()) + "）至 " + minute(term.until()) + " 之间记录。");
            case ActivityRefusal.TooManyExpected many ->
                Problems.refused(
                        422,
                        "too-many-expected",
                        "应到 " + many.expected() + " 人，超过一次活动的上限 " + many.most() + " 人，请按支部分别报备。");
        };
    }

    private static String minute(Instant instant) {
        return MINUTE.format(instant);
    }
}
