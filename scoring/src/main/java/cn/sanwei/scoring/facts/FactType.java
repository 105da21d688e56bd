package cn.sanwei.scoring.facts;

import java.util.Set;

/**
 * What a kind of fact can say, so that a rule that asks for anything else is found out when it is written.
 *
 * @param label in the words of members
 * @param source whether it comes from events of the services, is recorded by an organisation (记分单), comes only from an
 *     import of the old ledger, or is derived from what befell another member
 */
public record FactType(String name, String label, Source source, Set<String> attributes, Set<String> measures) {
    public enum Source {
        EVENT,
        RECORD,
        IMPORT,
        DERIVED
    }

    public FactType {
        attributes = Set.copyOf(attributes);
        measures = Set.copyOf(measures);
    }
}
