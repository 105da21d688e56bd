package cn.sanwei.points.read.organisations;

import cn.sanwei.contracts.OrganisationId;
import cn.sanwei.contracts.OrganisationLevel;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param parent null at the top of the tree
 * @param members on the roster today, without those of organisations below
 */
@Schema(examples = """
                {"organisation": "6f1c0f0a-4a51-4e57-9a0e-64a8f3a1d0b2", "parent": "0d5b9c0e-5a39-4a0c-8a0e-0f7f3c1f6a11",
                 "name": "云溪社区第一党支部", "level": "branch", "sector": "community", "from": "2026-01-01", "members": 42}
                """)
public record OrganisationView(
        OrganisationId organisation,
        OrganisationId parent,
        String name,
        OrganisationLevel level,
        String sector,
        LocalDate from,
        int members) {}
