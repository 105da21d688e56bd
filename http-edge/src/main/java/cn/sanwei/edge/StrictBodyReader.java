package cn.sanwei.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.lang.reflect.Type;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the body for the receipt's hash and answers a body that is not what the operation takes with 400 and the
 * names of its fields at fault. Bounded by {@code quarkus.http.limits.max-body-size}.
 */
@Provider
public class StrictBodyReader implements ReaderInterceptor {
    /** Quarkus has no type of its own for it. */
    private static final String TOO_LONG = "Request too large";

    @Inject
    RequestBody body;

    @Inject
    ObjectMapper mapper;

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
            throw malformed(context.getGenericType(), bytes, e);
        } catch (WebApplicationException e) {
            if (e.getCause() instanceof JsonProcessingException cause) {
                throw malformed(context.getGenericType(), bytes, cause);
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

    private HttpProblem malformed(Type type, byte[] bytes, JsonProcessingException e) {
        return Problems.malformed(FieldsAtFault.of(mapper, type, bytes, e));
    }
}
