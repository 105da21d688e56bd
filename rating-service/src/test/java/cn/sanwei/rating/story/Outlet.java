package cn.sanwei.rating.story;

import cn.sanwei.contracts.EventEnvelope;
import cn.sanwei.contracts.SanweiEvent;

/** Where a story's events go. */
public interface Outlet {
    /** As the relay of its service would publish it: id, sequence and all. */
    EventEnvelope publish(String township, SanweiEvent event);
}
