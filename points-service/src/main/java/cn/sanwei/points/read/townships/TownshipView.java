package cn.sanwei.points.read.townships;

import cn.sanwei.contracts.CountyId;
import cn.sanwei.contracts.TownshipId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * As the platform administrator sees it.
 *
 * @param since the day from which name and code hold
 * @param designations every name and code that was said, the last first; null in a list
 * @param version for If-Match of what is said with a day; null in a list
 * @param labelsVersion for If-Match of the labels; null in a list
 */
@Schema(examples = """
                {"township": "yunxi", "county": "lanchuan", "name": "云溪街道", "countyName": "澜川县", "code": "990001001",
                 "since": "2026-01-01", "labels": {"platform": "智慧党建"}, "registeredAt": "2026-01-01T08:00:00Z",
                 "designations": [{"since": "2026-01-01", "name": "云溪街道", "countyName": "澜川县", "code": "990001001",
                                   "setAt": "2026-01-01T08:00:00Z"}],
                 "version": 1, "labelsVersion": 1}
                """)
public record TownshipView(
        TownshipId township,
        CountyId county,
        String name,
        String countyName,
        String code,
        LocalDate since,
        Map<String, String> labels,
        Instant registeredAt,
        List<Designation> designations,
        Integer version,
        Integer labelsVersion) {

    public record Designation(LocalDate since, String name, String countyName, String code, Instant setAt) {}

    TownshipView with(List<Designation> all, int streamVersion) {
        return new TownshipView(
                township,
                county,
                name,
                countyName,
                code,
                since,
                labels,
                registeredAt,
                all,
                streamVersion,
                labelsVersion);
    }
}
