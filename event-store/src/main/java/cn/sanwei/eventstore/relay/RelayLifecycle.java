package cn.sanwei.eventstore.relay;

import cn.sanwei.contracts.Store;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts the relay of this service's store with the service, and ends it with it. Every replica runs one; one leads. */
@Singleton
public class RelayLifecycle {
    private final RelayConfig config;
    private final Store store;
    private Relay relay;

    RelayLifecycle(RelayConfig config, @ConfigProperty(name = "sanwei.store.name") String store) {
        this.config = config;
        this.store = Store.of(store);
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            relay = Relay.of(RelaySettings.of(store, config.postgres(), config.password(), config.kafka()));
            relay.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (relay != null) {
            relay.close();
        }
    }

    Store store() {
        return store;
    }

    /** Empty where the relay is switched off. */
    Optional<RelayStatus> status() {
        return Optional.ofNullable(relay).map(Relay::status);
    }
}
