package cn.sanwei.eventstore.decider;

/** Why a command is refused. Each service seals a family of its own, so that its edge can map every one of them. */
public interface Refusal {}
