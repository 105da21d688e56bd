package cn.sanwei.edge;

import cn.sanwei.contracts.CountyId;
import cn.sanwei.contracts.TownshipId;
import cn.sanwei.eventstore.CommandContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the current request into what the store must know of a command: who, where, when, and which attempt. */
@RequestScoped
public class CommandEdge {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,100}");
    private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,9})\"");

    private final Callers callers;
    private final RequestBody body;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final Request request;
    private final Clock clock;

    @Inject
    public CommandEdge(
            Callers callers, RequestBody body, HttpHeaders headers, UriInfo uri, Request request, Clock clock) {
        this.callers = callers;
        this.body = body;
        this.headers = headers;
        this.uri = uri;
        this.request = request;
        this.clock = clock;
    }

    /** A command in the caller's own township. 400 without a well-formed Idempotency-Key. */
    public CommandContext command() {
        Caller caller = callers.current();
        if (caller.has(Roles.COUNTY) || caller.has(Roles.PLATFORM_ADMIN)) {
            throw Problems.forbidden("not-a-township", "此操作只能由本镇（街道）的账号进行。");
        }
        return context(caller, caller.township().value(), Optional.empty());
    }

    /** The platform administrator's command that brings a township into being. */
    public CommandContext commandForNew(TownshipId township, CountyId county) {
        return context(callers.current(), township.value(), Optional.of(county.value()));
    }

    /** The platform administrator's command in a township that he names. */
    public CommandContext commandIn(TownshipId township) {
        return context(callers.current(), township.value(), Optional.empty());
    }

    /** The platform administrator's command about a county's own accounts: it appends no event, since those are townships'. */
    public CommandContext commandIn(CountyId county) {
        return context(callers.current(), county.value(), Optional.empty());
    }

    private CommandContext context(Caller caller, String division, Optional<String> county) {
        return new CommandContext(
                division,
                division,
                caller.subject(),
                requireKey(headers.getHeaderString("Idempotency-Key")),
                hash(),
                Instant.now(clock).truncatedTo(ChronoUnit.MILLIS),
                expectedVersion(),
                county);
    }

    /**
     * @param key as the header Idempotency-Key has it, null where there is none
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where it is missing, too long, or has other signs than visible ASCII
     */
    public static String requireKey(String key) {
        if (key == null) {
            throw Problems.malformed("Idempotency-Key", "缺少此请求头：每次操作需有自己的键，重试时用同一个键");
        }
        if (!KEY.matcher(key).matches()) {
            throw Problems.malformed("Idempotency-Key", "须为 1 到 100 个可见的 ASCII 字符");
        }
        return key;
    }

    private OptionalInt expectedVersion() {
        String header = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (header == null) {
            return OptionalInt.empty();
        }
        Matcher version = VERSION.matcher(header.trim());
        if (!version.matches()) {
            throw Problems.malformed("If-Match", "须为加引号的版本号，例如 \"3\"");
        }
        return OptionalInt.of(Integer.parseInt(version.group(1)));
    }

    /** Over method, path with query, and body: the same key with anything else of these is another request. */
    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String line = request.getMethod()
                    + ' '
                    + uri.getRequestUri().getRawPath()
                    + '?'
                    + uri.getRequestUri().getRawQuery()
                    + '\n';
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body.body()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
