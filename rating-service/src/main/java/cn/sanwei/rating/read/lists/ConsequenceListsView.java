package cn.sanwei.rating.read.lists;

import cn.sanwei.rating.read.standings.StandingView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whom people should look at, by the lists of the rule book; nothing follows from a list by itself.
 *
 * @param quarter null for the lists of the cycle
 * @param closed whether the figures are the frozen ones
 * @param ruleBook the version that has these lists
 * @param asOf the instant at which it was judged, or of the close
 * @param lists those that the rule book has for this period; empty where it has none
 */
@Schema(examples = """
        {"township": "yunxi", "cycle": "2026", "quarter": 3, "closed": true, "ruleBook": {"id": "yunxi", "version": 2},
         "asOf": "2026-10-09T01:00:00Z",
         "lists": [{"id": "rectification", "label": "列入整改名单", "of": "branches"}],
         "items": [{"list": "rectification", "subjectKind": "organisation",
                    "subject": "a464afee-12fe-39f2-8ef6-34d8ec84dc0d", "name": "云溪两新企业第1党支部",
                    "organisation": "a464afee-12fe-39f2-8ef6-34d8ec84dc0d", "organisationName": "云溪两新企业第1党支部",
                    "points": "55.20", "reason": "第 3 季度 55.2 分，不足 60 分"}],
         "next": null}
        """)
public record ConsequenceListsView(
        String township,
        String cycle,
        Integer quarter,
        boolean closed,
        StandingView.RuleBookRef ruleBook,
        Instant asOf,
        List<ListView> lists,
        List<ListedView> items,
        String next) {

    /** @param of members or branches */
    public record ListView(String id, String label, String of) {}

    /** @param organisation where the member was last in the cycle, or the organisation itself */
    public record ListedView(
            String list,
            String subjectKind,
            UUID subject,
            String name,
            UUID organisation,
            String organisationName,
            String points,
            String reason) {
        private ListedView named(Map<String, String> names) {
            return new ListedView(
                    list,
                    subjectKind,
                    subject,
                    names.get(subject.toString()),
                    organisation,
                    organisation == null ? null : names.get(organisation.toString()),
                    points,
                    reason);
        }
    }

    ConsequenceListsView named(Map<String, String> names) {
        return new ConsequenceListsView(
                township,
                cycle,
                quarter,
                closed,
                ruleBook,
                asOf,
                lists,
                items.stream().map(item -> item.named(names)).toList(),
                next);
    }
}
