package cn.sanwei.portal.pages;

import cn.sanwei.contracts.EventCodec;
import cn.sanwei.contracts.EventSchemas;
import cn.sanwei.portal.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The JSON Schemas that {@code ce_dataschema} names, for integrators; a published one never changes. */
@ApplicationScoped
class SchemaRoutes {
    private final JsonArray list = list();

    void routes(@Observes Router router) {
        router.get("/schemas")
                .handler(context -> context.response()
                        .putHeader("content-type", "application/json")
                        .end(new JsonObject().put("items", list).toBuffer()));
        router.get("/schemas/:type").handler(SchemaRoutes::schema);
    }

    private static void schema(RoutingContext context) {
        String type = context.pathParam("type");
        if (!EventCodec.types().containsKey(type)) {
            Problem.NO_SUCH_PATH.answer(context);
            return;
        }
        context.response().putHeader("content-type", "application/schema+json").end(EventSchemas.of(type));
    }

    private static JsonArray list() {
        JsonArray items = new JsonArray();
        EventCodec.types().keySet().stream()
                .sorted()
                .forEach(type -> items.add(new JsonObject()
                        .put("type", type)
                        .put("dataschema", EventSchemas.urn(type))
                        .put("path", "/schemas/" + type)));
        return items;
    }
}
