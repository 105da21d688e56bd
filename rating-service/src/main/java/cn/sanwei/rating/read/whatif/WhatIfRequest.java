package cn.sanwei.rating.read.whatif;

import cn.sanwei.contracts.Cycle;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param source the next version in YAML, as it would be published
 * @param cycle which one to look at; left out, the one that runs
 */
@Schema(examples = """
                {"cycle": "2026", "source": "id: yunxi\\ntitle: 云溪街道党员积分细则\\nversion: 2\\ncounts-from: 2026-01-01\\nrules:\\n  - {id: reading, label: 阅读文章, fact: article-read, points: 2}\\n"}
                """)
public record WhatIfRequest(@NotBlank @Size(max = 65536) String source, Cycle cycle) {}
