package cn.sanwei.eventstore;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A township that this store may write events of, with the county that sees it. Written by {@link Transaction} only. */
@Entity
@Immutable
@Table(name = "township")
public class KnownTownship {
    @Id
    private String id;

    private String county;

    public String id() {
        return id;
    }

    public String county() {
        return county;
    }
}
