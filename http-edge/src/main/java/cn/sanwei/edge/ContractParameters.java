package cn.sanwei.edge;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;

/** Path and query parameters of the contracts' id types, by their {@code of(String)}; 400 where the form is wrong. */
@Provider
public class ContractParameters implements ParamConverterProvider {
    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        if (!type.isRecord() || !type.getPackageName().equals("cn.sanwei.contracts")) {
            return null;
        }
        MethodHandle of;
        try {
            of = MethodHandles.publicLookup().findStatic(type, "of", MethodType.methodType(type, String.class));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null;
        }
        return new ParamConverter<>() {
            @Override
            public T fromString(String text) {
                if (text == null || text.isEmpty()) {
                    return null;
                }
                try {
                    return type.cast(of.invoke(text));
                } catch (IllegalArgumentException e) {
                    throw new MalformedParameter(Problems.malformed(type.getSimpleName(), e.getMessage()));
                } catch (Throwable e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public String toString(T value) {
                return value.toString();
            }
        };
    }
}
