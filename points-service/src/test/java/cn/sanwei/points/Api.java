package cn.sanwei.points;

import static io.restassured.RestAssured.given;

import cn.sanwei.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
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

    public ValidatableResponse post(String path, Object body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    public ValidatableResponse post(String path, Object body, String key) {
        return request()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/points" + path)
                .then();
    }

    /** Without a key, and with the body as it stands. */
    public ValidatableResponse postRaw(String path, String body) {
        return request().body(body).post("/api/points" + path).then();
    }

    public ValidatableResponse get(String path) {
        return request().get("/api/points" + path).then();
    }

    public RequestSpecification request() {
        RequestSpecification request = given().contentType("application/json");
        return token == null ? request : request.auth().oauth2(token);
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
