package cn.sanwei.testing;

import java.util.UUID;

/** Requests to the service under test, as a client with a token makes them. */
public final class TestCalls {
    private TestCalls() {}

    /** With a key of its own. */
    public static Answer post(String token, String path, String body) {
        return post(token, path, body, UUID.randomUUID().toString());
    }

    public static Answer post(String token, String path, String body, String key) {
        return Request.with(token).key(key).json(body).post(path);
    }

    /** @param ifMatch the version as the caller writes it, with its quotes */
    public static Answer post(String token, String path, String body, String key, String ifMatch) {
        return Request.with(token).key(key).ifMatch(ifMatch).json(body).post(path);
    }

    public static Answer get(String token, String path) {
        return Request.with(token).get(path);
    }
}
