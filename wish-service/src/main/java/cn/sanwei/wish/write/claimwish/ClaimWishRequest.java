package cn.sanwei.wish.write.claimwish;

import cn.sanwei.contracts.MemberId;
import cn.sanwei.edge.PlausibleDay;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param onBehalfOf the member for whom the secretary or the office claims; absent for oneself */
@Schema(examples = """
        {"promisedBy": "2026-12-31"}""")
public record ClaimWishRequest(@PlausibleDay LocalDate promisedBy, MemberId onBehalfOf) {}
