package cn.sanwei.edge;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.List;

/**
 * The one form in which anything is refused: problem+json with a stable type, an English title for developers and a
 * Chinese detail for people.
 */
public final class Problems {
    private static final long MEBIBYTE = 1024 * 1024;

    private Problems() {}

    /** One field at fault. {@code field} is its path in the body, or the header's or parameter's name. */
    public record FieldError(String field, String message) {}

    public static HttpProblem refused(int status, String slug, String detail) {
        return builder(status, slug, detail).build();
    }

    public static HttpProblem.Builder builder(int status, String slug, String detail) {
        return HttpProblem.builder()
                .withType(URI.create("urn:sanwei:refusal:" + slug))
                .withTitle(slug.replace('-', ' '))
                .withStatus(status)
                .withDetail(detail);
    }

    public static HttpProblem malformed(List<FieldError> errors) {
        return builder(400, "malformed", "请求内容有误，请检查列出的各项。")
                .with("errors", errors)
                .build();
    }

    public static HttpProblem malformed(String field, String message) {
        return malformed(List.of(new FieldError(field, message)));
    }

    public static HttpProblem forbidden(String slug, String detail) {
        return refused(403, slug, detail);
    }

    /** Also for what belongs to another division: whether it exists is nobody else's business. */
    public static HttpProblem notFound() {
        return refused(404, "not-found", "没有找到，或不属于您所在的区划。");
    }

    /** @param mostBytes that a body may have here */
    public static HttpProblem tooLarge(long mostBytes) {
        String most = mostBytes >= MEBIBYTE ? mostBytes / MEBIBYTE + " MB" : mostBytes / 1024 + " KB";
        return refused(413, "too-large", "提交的内容超过 " + most + "，没有接收，也没有保存。文件请删去图片和用不到的工作表，或分成几个；其他内容请分几次提交。");
    }

    /** A body that comes in chunks, of which nobody knows beforehand how much it will be. */
    public static HttpProblem lengthRequired() {
        return refused(411, "length-required", "请求须注明内容长度。");
    }

    /** Something that this service needs is away for the moment; nothing was stored. */
    public static HttpProblem away() {
        return builder(503, "away", "服务暂时不可用，请稍后再试；本次操作没有保存。")
                .withHeader("Retry-After", "2")
                .build();
    }
}
