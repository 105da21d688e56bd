package cn.sanwei.points;

import cn.sanwei.testing.Answer;
import cn.sanwei.testing.Request;
import cn.sanwei.testing.Tokens;
import java.util.Map;
import java.util.UUID;

/** The service as one account sees it; a command gets a key of its own unless the test names one. */
public final class Api {
    private final String token;

    private Api(String token) {
        this.token = token;
    }

    public static Api with(String token) {
        return new Api(token);
    }

    public static Api nobody() {
        return new Api(null);
    }

    public static Api admin() {
        return with(Tokens.admin());
    }

    public static Api office(String township) {
        return with(Tokens.office(township));
    }

    public static Api member(String township, UUID member) {
        return with(Tokens.member(township, member));
    }

    public static Api secretary(String township, UUID member, UUID organisation) {
        return with(Tokens.secretary(township, member, organisation));
    }

    public Answer post(String path, Object body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    public Answer post(String path, Object body, String key) {
        return request().key(key).json(body).post("/api/points" + path);
    }

    /** Without a key, and with the body as it stands. */
    public Answer postRaw(String path, String body) {
        return request().json(body).post("/api/points" + path);
    }

    public Answer get(String path) {
        return request().get("/api/points" + path);
    }

    public Request request() {
        return token == null ? Request.anonymous() : Request.with(token);
    }

    public static Map<String, Object> township(String id) {
        return Map.of(
                "township",
                id,
                "county",
                "lanchuan",
                "name",
                "测试镇" + id,
                "countyName",
                "澜川县",
                "code",
                "990001001",
                "labels",
                Map.of("platform", "智慧党建"));
    }
}
