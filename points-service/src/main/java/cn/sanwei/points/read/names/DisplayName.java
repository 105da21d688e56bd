package cn.sanwei.points.read.names;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param organisationName of a member's organisation; null for an organisation */
@Schema(examples = """
                {"id": "f0a6b1f5-7a80-4f5a-9f2b-0f5c1a1e2d3c", "name": "张卫国", "organisationName": "云溪社区第一党支部"}
                """)
public record DisplayName(UUID id, String name, String organisationName) {}
