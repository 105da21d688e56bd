package cn.sanwei.points.write.importpast;

/** @param column its heading, as it stands there */
public record UnreadColumn(String sheet, String column) {}
