package cn.sanwei.points.write.takeoffroster;

import cn.sanwei.edge.PlausibleDay;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param from the first day on which the member is on the roster no longer */
@Schema(examples = "{\"from\": \"2026-07-01\"}")
public record TakeOffRosterRequest(@NotNull @PlausibleDay LocalDate from) {}
