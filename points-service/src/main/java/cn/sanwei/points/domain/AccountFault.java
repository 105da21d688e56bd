package cn.sanwei.points.domain;

import java.util.Arrays;
import java.util.Optional;

/** Why Keycloak does not make an account what it shall be: for good until somebody does something about it. */
public enum AccountFault {
    NAME_REFUSED("name-refused", "登录系统不接受这个姓名（含有 < > & 等符号，或者太长）。请导出名册，更正姓名后再导入，账号随后自动建立。"),
    NO_USER_NAME_FREE("no-user-name-free", "没有抽到空闲的用户名，请稍后再试。"),
    REFUSED("refused", "登录系统没有接受这个账号。请稍后再试；仍不成功请联系平台管理员。");

    private final String code;
    private final String words;

    AccountFault(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** As it is stored, for good. */
    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    /** Of what is stored; what an earlier release wrote there was of no certain kind. */
    public static AccountFault of(String code) {
        Optional<AccountFault> known =
                Arrays.stream(values()).filter(fault -> fault.code.equals(code)).findFirst();
        return known.orElse(REFUSED);
    }
}
