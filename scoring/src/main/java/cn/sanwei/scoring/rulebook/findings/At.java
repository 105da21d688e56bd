package cn.sanwei.scoring.rulebook.findings;

/** What was read, and where it stood, for the checks that look at several things together. */
public record At<T>(T value, String path) {}
