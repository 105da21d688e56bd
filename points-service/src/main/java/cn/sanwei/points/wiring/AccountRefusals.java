package cn.sanwei.points.wiring;

import cn.sanwei.edge.Problems;
import cn.sanwei.points.domain.AccountRefusal;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Why an account gets no code, over HTTP. */
final class AccountRefusals {
    private AccountRefusals() {}

    static HttpProblem problem(AccountRefusal refusal) {
        return switch (refusal) {
            case AccountRefusal.AccountUnknown r -> Problems.notFound();
            case AccountRefusal.AccountNotReady r ->
                Problems.builder(409, "account-not-ready", "账号正在建立，请过几秒再试。")
                        .with("account", r.account())
                        .build();
            case AccountRefusal.AccountClosed r ->
                Problems.builder(409, "account-closed", "账号已停用，不能制作登录码。")
                        .with("account", r.account())
                        .build();
            case AccountRefusal.NotBelowYourAccount r ->
                Problems.builder(403, "not-below-your-account", "只能为权限低于自己的账号制作登录码；其余请由镇（街道）组织办或平台管理员制作。")
                        .with("account", r.account())
                        .build();
            case AccountRefusal.CodesShownOnce r ->
                Problems.refused(409, "codes-shown-once", "登录码只显示一次，不再保存；请重新制作，旧码随即作废。");
        };
    }
}
