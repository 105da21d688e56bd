package cn.sanwei.points.read.rulebooks;

import cn.sanwei.edge.Roles;
import cn.sanwei.scoring.rulebook.RuleBook;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Nothing in it is of a township. */
@Path("/api/points/rule-book-language")
@RolesAllowed(Roles.TOWNSHIP_OFFICE)
@Tag(name = "Rule books")
public class RuleBookLanguageResource {
    private final RuleBookLanguage language;

    RuleBookLanguageResource(ObjectMapper json) {
        this.language = RuleBookLanguage.of(schema(json));
    }

    @GET
    @Operation(summary = "What can be written in a rule book: its JSON Schema, and the facts; township office")
    public RuleBookLanguage language() {
        return language;
    }

    private static Map<String, Object> schema(ObjectMapper json) {
        try (InputStream in = RuleBook.class.getResourceAsStream("/cn/sanwei/scoring/rule-book.schema.json")) {
            return json.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
