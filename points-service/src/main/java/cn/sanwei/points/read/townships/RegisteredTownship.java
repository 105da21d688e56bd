package cn.sanwei.points.read.townships;

import cn.sanwei.contracts.CountyId;
import cn.sanwei.contracts.TownshipId;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param labels what the township calls things, by the platform's own term */
@Schema(examples = """
                {"township": "yunxi", "name": "云溪街道", "county": "lanchuan", "countyName": "澜川县",
                 "labels": {"platform": "智慧党建"}}
                """)
public record RegisteredTownship(
        TownshipId township, String name, CountyId county, String countyName, Map<String, String> labels) {}
