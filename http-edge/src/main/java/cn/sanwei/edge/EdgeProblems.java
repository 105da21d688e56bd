package cn.sanwei.edge;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * What is refused before any rule is asked: who calls, what he asks for, and whether it is there at all. In the place of
 * the extension's own mappers, whose bodies say it otherwise and whose 401 does not fit this Quarkus.
 */
public class EdgeProblems {
    /** Lower wins; the extension registers its own with 999. */
    private static final int BEFORE_THE_EXTENSION = 500;

    /** Every field at fault, by its path in the body. */
    @ServerExceptionMapper(priority = BEFORE_THE_EXTENSION)
    public Response invalid(ConstraintViolationException e) {
        List<Problems.FieldError> errors = e.getConstraintViolations().stream()
                .sorted(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .map(EdgeProblems::error)
                .toList();
        return respond(Problems.malformed(errors));
    }

    @ServerExceptionMapper(priority = BEFORE_THE_EXTENSION)
    public Response unauthorized(UnauthorizedException e) {
        return unauthenticated();
    }

    @ServerExceptionMapper(priority = BEFORE_THE_EXTENSION)
    public Response authenticationFailed(AuthenticationFailedException e) {
        return unauthenticated();
    }

    @ServerExceptionMapper(priority = BEFORE_THE_EXTENSION)
    public Response forbidden(ForbiddenException e) {
        return respond(Problems.forbidden("wrong-role", "该账号的角色不能进行此操作。"));
    }

    /** A path that leads nowhere. */
    @ServerExceptionMapper(priority = BEFORE_THE_EXTENSION)
    public Response notFound(NotFoundException e) {
        return respond(Problems.notFound());
    }

    private static Response unauthenticated() {
        return respond(Problems.builder(401, "not-signed-in", "请先登录；登录可能已过期。")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build());
    }

    private static Problems.FieldError error(ConstraintViolation<?> violation) {
        return new Problems.FieldError(field(violation.getPropertyPath()), violation.getMessage());
    }

    /** Without the method and its parameter, which are no business of the caller's. */
    private static String field(Path path) {
        List<String> names = new ArrayList<>();
        for (Path.Node node : path) {
            switch (node.getKind()) {
                case PROPERTY, CONTAINER_ELEMENT -> names.add(name(node));
                case BEAN, METHOD, CONSTRUCTOR, PARAMETER, CROSS_PARAMETER, RETURN_VALUE -> {}
            }
        }
        return names.isEmpty() ? "body" : String.join(".", names).replace(".[", "[");
    }

    private static String name(Path.Node node) {
        String name = node.getKind() == jakarta.validation.ElementKind.PROPERTY ? node.getName() : "";
        return node.getIndex() == null ? name : "[" + node.getIndex() + "]" + (name.isEmpty() ? "" : "." + name);
    }

    private static Response respond(HttpProblem problem) {
        return problem.toResponse();
    }
}
