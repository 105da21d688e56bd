package cn.sanwei.rating.read.parked;

import cn.sanwei.contracts.Cycle;
import cn.sanwei.eventstore.Transaction;
import cn.sanwei.rating.read.Select;
import cn.sanwei.scoring.facts.FactType;
import cn.sanwei.scoring.facts.FactTypes;
import cn.sanwei.scoring.facts.Measure;
import cn.sanwei.scoring.ledger.intake.Parked;
import cn.sanwei.scoring.rulebook.calendar.CycleDays;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fact without an entry that may be parked: the table only narrows it down, the fold says whether and why. */
record ParkedCandidate(
        UUID event,
        String eventType,
        String subjectKind,
        UUID subject,
        String type,
        OffsetDateTime occurredAt,
        OffsetDateTime recordedAt,
        Map<String, Long> measures,
        Map<String, String> attributes) {
    private static final String CANDIDATES = """
            select h.event, k.event_type, k.subject_kind, h.subject, k.type, h.occurred_at, h.recorded_at,
                   coalesce(cast(h.measures as jsonb), jsonb_build_object()) as measures,
                   coalesce(cast(h.attributes as jsonb), jsonb_build_object()) as attributes
            from heard_fact h
            join heard_kind k on k.township = h.township and k.no = h.kind
            cross join lateral (select cast(h.occurred_at at time zone 'Asia/Shanghai' as date) as on_day) d
            where h.township = :township and (h.wording is null or h.superseded_at is not null)
              and (h.recorded_at, h.event)
                  < (cast(cast(:before as text) as timestamptz), cast(cast(:event as text) as uuid))
              and (exists (select from unfolded u where u.township = h.township and u.subject = h.subject)
                   or h.occurred_at > h.recorded_at + interval '5 minutes'
                   or k.subject_kind = 'organisation'
                   or k.type in ('opening-balance', 'exemption-approved')
                   or k.type <> all (string_to_array(cast(:known as text), ','))
                   or h.measures is not null
                      and exists (select from jsonb_each_text(cast(h.measures as jsonb)) m
                                  where cast(m.value as numeric) < 0
                                     or cast(m.value as numeric)
                                        > coalesce(cast(cast(cast(:largest as text) as jsonb) ->> m.key as numeric),
                                                   cast(cast(:most as text) as numeric)))
                   or not exists (select from roster_line r
                                  where r.township = h.township and r.member = h.subject and not r.left_township
                                    and r.from_day <= d.on_day)
                   or exists (select from roster_line r
                              where r.township = h.township and r.member = h.subject and r.left_township
                                and r.from_day <= d.on_day)
                   or not exists (select from rule_book b where b.township = h.township and b.counts_from <= d.on_day)
                   or k.type = 'cancellation'
                      and not exists (select from heard_fact t
                                      where t.subject = h.subject and t.township = h.township and t.event = h.cancels))
            order by h.recorded_at desc, h.event desc
            limit cast(cast(:limit as text) as integer)
            """;
    private static final String KNOWN = Stream.concat(
                    FactTypes.scoredByRules().keySet().stream(),
                    Stream.of(
                            FactTypes.OPENING_BALANCE,
                            FactTypes.BRANCH_SCORE,
                            FactTypes.EXEMPTION_APPROVED,
                            FactTypes.CANCELLATION))
            .collect(Collectors.joining(","));
    private static final Pattern CYCLE = Pattern.compile("20[0-9]{2}");
    private static final int FIRST_YEAR = 2001;
    private static final int LAST_YEAR = 2098;

    static Uni<List<ParkedCandidate>> before(
            Transaction transaction, String township, Instant recordedAt, UUID event, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("township", township);
        parameters.put("before", recordedAt);
        parameters.put("event", event);
        parameters.put("known", KNOWN);
        parameters.put("largest", largest());
        parameters.put("most", Measure.LARGEST.tenThousandths());
        parameters.put("limit", limit);
        return Select.list(transaction, ParkedCandidate.class, CANDIDATES, parameters);
    }

    /** By name, in ten-thousandths. */
    private static ObjectNode largest() {
        ObjectNode largest = JsonNodeFactory.instance.objectNode();
        Stream.concat(
                        FactTypes.scoredByRules().values().stream()
                                .map(FactType::measures)
                                .flatMap(each -> each.stream()),
                        Stream.of("score"))
                .forEach(name -> largest.put(name, FactTypes.largest(name).tenThousandths()));
        return largest;
    }

    /** The cycle that it belongs to; empty for what lies where no cycle is. */
    Optional<Cycle> cycle(RuleBooks books) {
        Optional<Cycle> named = named();
        if (named.isPresent()) {
            return named;
        }
        LocalDate day = CycleDays.dayOf(occurredAt.toInstant());
        return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR
                ? Optional.empty()
                : Optional.of(books.cycleAround(occurredAt.toInstant()).cycle());
    }

    private Optional<Cycle> named() {
        String cycle = attributes.get("cycle");
        boolean namesOne = switch (type) {
            case FactTypes.OPENING_BALANCE, FactTypes.BRANCH_SCORE, FactTypes.EXEMPTION_APPROVED -> cycle != null;
            default -> false;
        };
        return namesOne && CYCLE.matcher(cycle).matches() ? Optional.of(Cycle.of(cycle)) : Optional.empty();
    }

    ParkedFactView view(Parked.Reason why) {
        Map<String, String> sizes = new TreeMap<>();
        measures.forEach((name, size) ->
                sizes.put(name, BigDecimal.valueOf(size, 4).stripTrailingZeros().toPlainString()));
        return new ParkedFactView(
                event,
                eventType,
                type,
                subjectKind,
                subject,
                null,
                occurredAt,
                recordedAt,
                sizes,
                new TreeMap<>(attributes),
                why.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                why.words());
    }
}
