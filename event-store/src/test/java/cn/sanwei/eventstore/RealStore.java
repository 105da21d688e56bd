package cn.sanwei.eventstore;

import cn.sanwei.local.machine.Passwords;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Tells Quarkus where the real servers are. They end with the JVM: the next test class uses them again. */
public final class RealStore implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(Passwords.forTests().asEnvironment());
        settings.put("SANWEI_POSTGRES", RealServers.postgres());
        settings.put("SANWEI_KAFKA", RealServers.kafka());
        return settings;
    }

    @Override
    public void stop() {}
}
