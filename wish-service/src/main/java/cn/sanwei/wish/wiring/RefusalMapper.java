package cn.sanwei.wish.wiring;

import cn.sanwei.edge.Problems;
import cn.sanwei.eventstore.RefusedException;
import cn.sanwei.eventstore.decider.Refusal;
import cn.sanwei.wish.domain.WishRefusal;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every refusal of this service as problem+json, the reason in words. */
public class RefusalMapper {
    private static final Map<String, String> STATES = Map.of(
            "submitted", "已提交、等待审核",
            "refused", "不予受理",
            "accepted", "已受理、尚未公开",
            "published", "已公开、等待认领",
            "claimed", "已被认领",
            "fulfilled", "已报告实现、等待确认",
            "confirmed", "已实现");

    @ServerExceptionMapper
    public Response refused(RefusedException e) {
        return problem(e.refusal()).toResponse();
    }

    private static HttpProblem problem(Refusal refusal) {
        if (!(refusal instanceof WishRefusal known)) {
            throw new IllegalStateException("a refusal of another service: " + refusal.getClass());
        }
        return switch (known) {
            case WishRefusal.WishUnknown ignored -> Problems.notFound();
            case WishRefusal.WishAlreadySubmitted ignored ->
                Problems.refused(409, "wish-already-submitted", "这个编号的心愿已经提交过。");
            case WishRefusal.WrongState wrong ->
                Problems.builder(
                                409,
                                "wrong-state",
                                "心愿现在的状态是“" + STATES.getOrDefault(wrong.state(), wrong.state()) + "”，不能进行此操作。")
                        .with("state", wrong.state())
                        .build();
            case WishRefusal.AlreadyClaimed ignored -> Problems.refused(409, "already-claimed", "这个心愿已经有人认领。");
            case WishRefusal.OwnWish ignored -> Problems.refused(422, "own-wish", "自己提交的心愿不能由自己审核或认领。");
            case WishRefusal.PromisedInThePast past ->
                Problems.refused(422, "promised-in-the-past", "承诺完成的日期不能早于今天（" + past.today() + "）。");
            case WishRefusal.NotTheClaimant ignored ->
                Problems.refused(403, "not-the-claimant", "只有认领人（或代其办理的书记、组织办）可以进行此操作。");
            case WishRefusal.NotTheSubmitter ignored ->
                Problems.refused(403, "not-the-submitter", "只有提交人、社工或组织办可以确认心愿是否实现。");
            case WishRefusal.OwnFulfilment ignored ->
                Problems.refused(422, "own-fulfilment", "认领人和报告实现的人不能自己确认，须由另一人确认。");
        };
    }
}
