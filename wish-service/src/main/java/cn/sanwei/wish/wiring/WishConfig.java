package cn.sanwei.wish.wiring;

import jakarta.ws.rs.core.Application;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

@OpenAPIDefinition(
        info =
                @Info(
                        title = "Sanwei wish-service",
                        version = "1",
                        description = "微心愿：从提交、受理、认领到实现和评价。除查询外的操作都需要 Idempotency-Key 请求头。"))
public class WishConfig extends Application {
    /** The zone of days. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
}
