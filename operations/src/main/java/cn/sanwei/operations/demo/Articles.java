package cn.sanwei.operations.demo;

import java.util.List;
import java.util.UUID;

/** What there is to read in the demo: written for it. */
final class Articles {
    record Article(String title, String category, int secondsToRead, List<String> paragraphs) {}

    static final List<Article> ALL = List.of(
            new Article(
                    "把会开短，把事办实",
                    "practice",
                    20,
                    List.of(
                            "云溪的几个支部最近把主题党日的时间压缩到一个半小时：前半段学习，后半段商量身边的事。会前把议题发到微平台，到会的人都带着想法来。",
                            "翠湖社区第三党支部上个月议的是楼道充电。有人量尺寸，有人问物业，有人去找供电所，三个星期后第一排充电桩装好了。支部没有多开一次会。",
                            "会议短了，记录反而厚了。谁领了什么事、什么时候办、办到哪一步，都写在支部台账里，年底评星时一目了然。")),
            new Article(
                    "微心愿怎样提，怎样认领",
                    "policy",
                    15,
                    List.of(
                            "微心愿说的是小事：一副老花镜、一次陪诊、一堂课后辅导。提心愿的人只需说清要什么、什么时候要，社工会把文字整理好再公开，不写姓名和住址。",
                            "认领之后，心愿就由一个人负责到底。办成了，由提心愿的人或社工确认，不能自己给自己确认；一时办不了，也可以退回，让别人接手。")),
            new Article(
                    "从一本手写台账说起",
                    "history",
                    20,
                    List.of(
                            "石桥村老支书有一本用了十九年的台账，里面记着每一次开会谁来了、谁请了假、谁后来补了课。字迹从蓝墨水变成了圆珠笔，格式一直没变。",
                            "今天的积分台账学的就是这本本子：每一分都写明来自哪件事、按哪一条记的；记错了不涂改，另起一行更正，让人看得见。")),
            new Article(
                    "党员积分常见问题十答",
                    "policy",
                    25,
                    List.of(
                            "积分是给自己看的一面镜子，不是给别人看的一张榜。每个人能看到自己的每一分从哪里来，支部能看到本支部的情况，对外只公布评定后的星级。",
                            "没有手机怎么办？请支部书记或党小组长代为登记，积分完全一样。对某一条有疑问，可以先问，再申诉，支部和组织办会给出说明。",
                            "九十分及以上三星，八十分到九十分二星，六十分到八十分一星。八十九点五分是二星，不四舍五入。")),
            new Article(
                    "学习笔记：为群众办事的三个习惯",
                    "theory",
                    15,
                    List.of(
                            "第一是回头看。事情办完一个月后再去问一声，往往能发现当时没有想到的地方。",
                            "第二是讲明白。办不成的事，也要说清为什么办不成、可以怎么办，群众最怕的是没有下文。",
                            "第三是留记录。留下记录不是为了交差，而是为了让接手的人少走弯路。")),
            new Article(
                    "冬季用电用气安全提示",
                    "practice",
                    10,
                    List.of("取暖器不要覆盖衣物，插线板不要串联使用。使用燃气时保持通风，软管满十八个月就该更换。", "独居老人家中请邻里多走动一次，发现异味先开窗，再关阀，后打电话。")));

    private Articles() {}

    static UUID idIn(DemoTownship township, Article article) {
        return DemoIds.of(township.id() + "/article/" + article.title());
    }
}
