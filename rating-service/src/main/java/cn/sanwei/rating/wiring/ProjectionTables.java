package cn.sanwei.rating.wiring;

import cn.sanwei.rating.projector.tables.Projection;
import io.quarkus.flyway.FlywayDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import org.flywaydb.core.Flyway;

/** The tables of both projections, from one definition. Each has a history of its own, and neither lags behind. */
@ApplicationScoped
public class ProjectionTables {
    private final Flyway definition;

    ProjectionTables(@FlywayDataSource("projection") Flyway definition) {
        this.definition = definition;
    }

    void migrate() {
        Projection.NAMES.forEach(schema -> Flyway.configure(getClass().getClassLoader())
                .configuration(definition.getConfiguration())
                .schemas(schema)
                .defaultSchema(schema)
                .load()
                .migrate());
    }
}
