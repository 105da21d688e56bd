package cn.sanwei.scoring.ledger.judging;

/** Why an entry, and not the total, decided the grade. */
public record Remark(String fact, String rule, String reason) {}
