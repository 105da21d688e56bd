package cn.sanwei.scoring.rulebook;

/** What was read, and where it stood, for the checks that look at several things together. */
record At<T>(T value, String path) {}
