package cn.sanwei.points.read.rulebooks;

import cn.sanwei.scoring.rulebook.templates.Template;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param source the YAML with its comments, under the invented township's name */
@Schema(examples = """
                {"template": "liuzhu", "title": "柳渚镇“三微”积分评星细则（2026）",
                 "source": "id: liuzhu\\ntitle: 柳渚镇“三微”积分评星细则（2026）\\n"}
                """)
public record TemplateSource(String template, String title, String source) {
    static TemplateSource of(Template template) {
        return new TemplateSource(template.name(), template.title(), template.source());
    }
}
