package cn.sanwei.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the body for the receipt's hash and answers a body that is not what the operation takes with 400 and the
 * field's name. Bounded by {@code quarkus.http.limits.max-body-size}.
 */
@Provider
public class StrictBodyReader implements ReaderInterceptor {
    /** Quarkus has no type of its own for it. */
    private static final String TOO_LONG = "Request too large";

    @Inject
    RequestBody body;

    @ConfigProperty(name = "quarkus.http.limits.max-body-size")
    MemorySize most;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        byte[] bytes = whole(context.getInputStream());
        body.keep(bytes);
        context.setInputStream(new ByteArrayInputStream(bytes));
        try {
            Object read = context.proceed();
            if (read == null) {
                throw Problems.malformed("body", "请求内容不能为空");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (WebApplicationException e) {
            if (e.getCause() instanceof JsonProcessingException cause) {
                throw malformed(cause);
            }
            throw e;
        }
    }

    /** {@link BodyBound} has refused what said that it is too long; here is what did not say its length. */
    private byte[] whole(InputStream in) throws IOException {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            if (TOO_LONG.equals(e.getMessage())) {
                throw Problems.tooLarge(most.asLongValue());
            }
            throw e;
        }
    }

    private static HttpProblem malformed(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> Problems.malformed(path(unknown), "没有这一项");
            case JsonMappingException mapping
            when !mapping.getPath().isEmpty() -> Problems.malformed(path(mapping), reason(mapping));
            default -> Problems.malformed("body", "不是有效的 JSON");
        };
    }

    private static String reason(JsonMappingException e) {
        return e.getCause() instanceof IllegalArgumentException told ? told.getMessage() : "内容的类型或格式不对";
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : at.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
