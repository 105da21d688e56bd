package cn.sanwei.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final long SEED = Long.getLong("seed", 20260306L);
    private static final Instant AT = Instant.parse("2026-03-06T01:30:00.250Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 6);
    private static final MemberId MEMBER = MemberId.of("6b1f2f0a-1c35-4d0e-9f27-3f1d2f0a1c35");
    private static final ImportId IMPORT = ImportId.of("0f27a1c3-5d0e-4f27-9f27-3f1d2f0a1c35");
    private static final OrganisationId BRANCH = OrganisationId.of("1c351c35-4d0e-4f27-9f27-3f1d2f0a1c35");

    static Stream<Class<? extends SanweiEvent>> events() {
        return EventCodec.types().values().stream();
    }

    static Stream<SanweiEvent> samples() {
        return SampleEvents.all().stream();
    }

    private static PointsEvent.PastFactImported measured(String hours) {
        return new PointsEvent.PastFactImported(
                IMPORT, 1, MEMBER, "activity-attended", Map.of("hours", new BigDecimal(hours)), Map.of(), AT);
    }

    private static PointsEvent.MemberRegistered registered(Set<String> categories) {
        return new PointsEvent.MemberRegistered(MEMBER, BRANCH, MemberStatus.FULL, categories, Set.of(), DAY, AT);
    }

    @ParameterizedTest
    @MethodSource("events")
    void any_event_is_read_as_it_was_written_and_is_valid_by_its_schema(Class<? extends SanweiEvent> event) {
        RandomEvents random = new RandomEvents(SEED);
        String type = EventCodec.typeOf(event);
        for (int i = 0; i < 100; i++) {
            SanweiEvent written = random.next(event);
            byte[] bytes = EventCodec.encode(written);

            assertThat(EventCodec.decode(type, bytes))
                    .as("seed %d, round %d", SEED, i)
                    .isEqualTo(written);
            assertThat(EventCodec.encode(EventCodec.decode(type, bytes))).isEqualTo(bytes);
            if (i < 10) {
                assertThat(SamplesTest.errors(type, new String(bytes, UTF_8)))
                        .as("seed %d, round %d", SEED, i)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_field_that_a_later_version_added_is_passed_over(SanweiEvent event) {
        ObjectNode tree = EventCodec.encodeToTree(event).deepCopy();
        tree.put("addedTomorrow", "x").putObject("alsoAdded").putArray("deep").add(1);

        assertThat(EventCodec.decode(EventCodec.typeOf(event), tree.toString())).isEqualTo(event);
    }

    @Test
    void a_field_that_a_later_version_added_inside_a_list_is_passed_over() {
        String grades = """
                {"organisation": "%s", "cycle": "2026", "occurredAt": "2026-03-06T01:30:00.250Z",
                 "grades": [{"member": "%s", "grade": "none", "since": "2026-01-01"}]}
                """.formatted(BRANCH, MEMBER);

        assertThat(EventCodec.decode("cn.sanwei.points.meeting-result-recorded.v1", grades))
                .isEqualTo(new PointsEvent.MeetingResultRecorded(
                        BRANCH, Cycle.of(2026), List.of(new PointsEvent.MemberGrade(MEMBER, "none")), AT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"promisedBy\": null,"})
    void what_may_be_absent_is_read_whether_it_is_left_out_or_null(String promisedBy) {
        String claimed = """
                {"wish": "%s", "claimant": "%s", "category": "goods", %s "occurredAt": "2026-03-06T01:30:00.250Z"}
                """.formatted(MEMBER, MEMBER, promisedBy);

        assertThat(EventCodec.decode("cn.sanwei.wish.wish-claimed.v1", claimed))
                .isEqualTo(new WishEvent.WishClaimed(WishId.of(MEMBER.toString()), MEMBER, "goods", null, AT));
    }

    @Test
    void what_is_absent_is_not_written() {
        SanweiEvent claimed = new WishEvent.WishClaimed(WishId.of(MEMBER.toString()), MEMBER, "goods", null, AT);

        assertThat(EventCodec.encodeToTree(claimed).has("promisedBy")).isFalse();
    }

    @Test
    void equal_events_are_equal_bytes_whatever_order_a_set_has() {
        Set<String> one = new LinkedHashSet<>(List.of("rural", "away", "in-service"));
        Set<String> other = new LinkedHashSet<>(List.of("in-service", "rural", "away"));

        assertThat(EventCodec.encode(registered(one))).isEqualTo(EventCodec.encode(registered(other)));
        assertThat(new String(EventCodec.encode(registered(one)), UTF_8))
                .contains("\"categories\":[\"away\",\"in-service\",\"rural\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5", "2.50", "2.500000", "0.25e1", "25e-1"})
    void a_number_has_one_spelling(String hours) {
        assertThat(new String(EventCodec.encode(measured(hours)), UTF_8)).contains("\"hours\":2.5}");
    }

    @Test
    void a_round_number_is_written_out() {
        assertThat(new String(EventCodec.encode(measured("1e3")), UTF_8)).contains("\"hours\":1000}");
    }

    @Test
    void instants_are_cut_to_milliseconds_and_never_rounded_up() {
        Instant end = Instant.parse("2026-12-31T15:59:59.999999900Z");
        SanweiEvent event = new PointsEvent.CycleCloseRequested(Cycle.of(2026), end);

        SanweiEvent read = EventCodec.decode(EventCodec.typeOf(event), EventCodec.encode(event));

        assertThat(read.occurredAt()).isEqualTo(Instant.parse("2026-12-31T15:59:59.999Z"));
    }

    @Test
    void an_instant_of_a_stranger_is_cut_on_reading_and_its_offset_is_heeded() {
        SanweiEvent read = EventCodec.decode(
                "cn.sanwei.points.cycle-close-requested.v1",
                "{\"cycle\": \"2026\", \"occurredAt\": \"2026-12-31T23:59:59.9999999+08:00\"}");

        assertThat(read.occurredAt()).isEqualTo(Instant.parse("2026-12-31T15:59:59.999Z"));
    }

    @Test
    void an_event_that_lacks_something_is_not_written() {
        assertThatThrownBy(() -> EventCodec.encode(new WishEvent.WishSubmitted(null, AT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("wish is missing");
    }

    @Test
    void an_event_whose_list_lacks_something_is_not_written() {
        SanweiEvent event = new PointsEvent.MeetingResultRecorded(
                BRANCH, Cycle.of(2026), List.of(new PointsEvent.MemberGrade(MEMBER, null)), AT);

        assertThatThrownBy(() -> EventCodec.encode(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("grades[0].grade is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e12", "-1000000000000", "0.0000001", "1e999999999"})
    void a_number_that_no_reader_takes_is_not_written(String hours) {
        assertThatThrownBy(() -> EventCodec.encode(measured(hours))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\ud83c", "\udf1f\ud83c"})
    void a_text_that_cannot_be_stored_is_not_written(String category) {
        assertThatThrownBy(() -> EventCodec.encode(registered(Set.of(category))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("categories[0] holds a character that cannot be stored");
    }

    @Test
    void an_instant_outside_of_four_digit_years_is_not_written() {
        assertThatThrownBy(() -> EventCodec.encode(new PointsEvent.CycleCloseRequested(Cycle.of(2026), Instant.MAX)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_type_tells_its_service_and_its_version() {
        EventCodec.types()
                .forEach((type, event) -> assertThat(type)
                        .matches("cn\\.sanwei\\.(points|activity|wish|rating)\\.[a-z]+(-[a-z]+)*\\.v[0-9]+")
                        .startsWith("cn.sanwei."
                                + event.getEnclosingClass()
                                        .getSimpleName()
                                        .replace("Event", "")
                                        .toLowerCase() + "."));
    }

    @Test
    void no_component_is_of_a_kind_that_may_have_to_be_erased() {
        Set<String> erasable = Set.of(
                "name",
                "title",
                "phone",
                "telephone",
                "text",
                "reason",
                "place",
                "address",
                "file",
                "note",
                "comment",
                "description",
                "idcard",
                "birthday",
                "wording");
        Set<String> found = new TreeSet<>();
        events().forEach(event -> Stream.of(event.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> erasable.contains(name.toLowerCase()))
                .forEach(name -> found.add(event.getSimpleName() + "." + name)));

        assertThat(found).isEmpty();
    }
}
