package cn.sanwei.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;

/** Requests to the service under test, as a client with a token makes them. */
public final class TestCalls {
    private TestCalls() {}

    /** With a key of its own. */
    public static ValidatableResponse post(String token, String path, String body) {
        return post(token, path, body, UUID.randomUUID().toString());
    }

    public static ValidatableResponse post(String token, String path, String body, String key) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    /** @param ifMatch the version as the caller writes it, with its quotes */
    public static ValidatableResponse post(String token, String path, String body, String key, String ifMatch) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", key)
                .header("If-Match", ifMatch)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    public static ValidatableResponse get(String token, String path) {
        return given().auth().oauth2(token).get(path).then();
    }
}
