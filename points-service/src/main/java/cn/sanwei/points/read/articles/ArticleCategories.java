package cn.sanwei.points.read.articles;

import java.util.Map;

/** What the usual categories are called. A township may use others; those go without a label. */
final class ArticleCategories {
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("theory", "理论学习"),
            Map.entry("policy", "政策解读"),
            Map.entry("history", "党史学习"),
            Map.entry("law", "法律法规"),
            Map.entry("discipline", "党纪学习"),
            Map.entry("deeds", "先进事迹"),
            Map.entry("practice", "办事实务"),
            Map.entry("news", "时政要闻"),
            Map.entry("local", "身边动态"));

    private ArticleCategories() {}

    static String label(String category) {
        return LABELS.get(category);
    }
}
