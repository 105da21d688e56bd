package cn.sanwei.points.write.feedbackquarter;

import cn.sanwei.contracts.MemberId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param onBehalfOf the member who signed on paper; secretary or township office only */
@Schema(examples = "{\"onBehalfOf\": \"476f985a-de58-3b6c-b6dc-7ed50f264a04\"}")
public record AcknowledgeRequest(MemberId onBehalfOf) {}
