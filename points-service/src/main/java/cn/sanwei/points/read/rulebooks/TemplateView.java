package cn.sanwei.points.read.rulebooks;

import cn.sanwei.scoring.rulebook.templates.Template;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param sentence what kind of scheme it is */
@Schema(examples = """
                {"template": "liuzhu", "title": "柳渚镇“三微”积分评星细则（2026）",
                 "sentence": "镇级“三微”积分评星办法：按公历年积分，90（含）以上三星、80 以上二星、60 以上一星。"}
                """)
public record TemplateView(String template, String title, String sentence) {
    static TemplateView of(Template template) {
        return new TemplateView(template.name(), template.title(), template.sentence());
    }
}
