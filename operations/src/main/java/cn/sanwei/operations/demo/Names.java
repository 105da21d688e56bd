package cn.sanwei.operations.demo;

import java.util.random.RandomGenerator;

/** Invented names of people. */
final class Names {
    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
    private static final String FIRST = "志建国文明德永春秀玉淑桂海金晓雅子思家俊慧美丽红立新宏庆振兰";
    private static final String SECOND = "华强军平伟芳英敏静杰涛斌宁波辉玲梅霞燕萍勇刚超鹏飞莉娟琴凤云龙山林生民";

    private Names() {}

    static String one(RandomGenerator random) {
        StringBuilder name = new StringBuilder();
        name.append(pick(SURNAMES, random));
        if (random.nextInt(10) < 8) {
            name.append(pick(FIRST, random));
        }
        return name.append(pick(SECOND, random)).toString();
    }

    private static char pick(String from, RandomGenerator random) {
        return from.charAt(random.nextInt(from.length()));
    }
}
