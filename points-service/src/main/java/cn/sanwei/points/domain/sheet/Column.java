package cn.sanwei.points.domain.sheet;

/** What the columns are called; the headings are the contract with whoever fills the sheet in. */
public final class Column {
    public static final String NAME = "姓名";
    public static final String ORGANISATION = "党组织";
    public static final String STATUS = "状态";
    public static final String CATEGORIES = "类别";
    public static final String POSTS = "职务";
    public static final String PHONE = "手机号";
    public static final String FROM = "起始日期";
    public static final String ID = "平台编号";

    public static final String ORGANISATION_NAME = "党组织名称";
    public static final String PARENT = "上级党组织";
    public static final String LEVEL = "层级";
    public static final String SECTOR = "类型";

    private Column() {}
}
