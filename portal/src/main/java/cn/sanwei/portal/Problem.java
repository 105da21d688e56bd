package cn.sanwei.portal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** A refusal by the portal itself, in the form that the services use: the reason in words, in Chinese. */
public enum Problem {
    SESSION_EXPIRED(401, "session-expired", "The session has expired", "登录已过期，请重新登录；已填写的内容不会丢失。"),
    NOT_SIGNED_IN(401, "not-signed-in", "Nobody is signed in", "请先登录。"),
    FOREIGN_ORIGIN(403, "foreign-origin", "The request came from another site", "请求不是从本平台页面发出的，已拒绝。"),
    MALFORMED_PATH(400, "malformed-path", "The path is malformed", "请求地址不合规范。"),
    NO_SUCH_PATH(404, "no-such-path", "There is nothing at this path", "没有这个地址。"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "The method is not allowed here", "不支持这种请求方法。"),
    LENGTH_REQUIRED(411, "length-required", "A body needs a Content-Length", "请求须注明内容长度。"),
    BODY_TOO_LARGE(
            413, "body-too-large", "The body is too large", "提交的内容过大，没有接收，也没有保存。文件请删去图片和用不到的工作表，或分成几个；其他内容请分几次提交。"),
    SERVICE_AWAY(503, "service-away", "A service does not answer", "服务暂时没有应答，请稍后再试。"),
    SESSIONS_AWAY(503, "sessions-away", "Sessions cannot be read", "登录状态暂时无法读取，请稍后再试。");

    public static final String RETRY_AFTER_SECONDS = "5";

    private final int status;
    private final String slug;
    private final String title;
    private final String detail;

    Problem(int status, String slug, String title, String detail) {
        this.status = status;
        this.slug = slug;
        this.title = title;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    public Buffer body() {
        return new JsonObject()
                .put("type", "urn:sanwei:refusal:" + slug)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .toBuffer();
    }

    public void answer(RoutingContext context) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        if (!context.request().isEnded()) {
            // What is left of the body is read and dropped, so that the connection stays usable.
            context.request().resume();
        }
        context.response().setStatusCode(status).putHeader("content-type", "application/problem+json");
        if (status == 503) {
            context.response().putHeader("retry-after", RETRY_AFTER_SECONDS);
        }
        context.response().end(body());
    }
}
