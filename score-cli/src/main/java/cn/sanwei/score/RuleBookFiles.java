package cn.sanwei.score;

import cn.sanwei.scoring.rulebook.RuleBook;
import cn.sanwei.scoring.rulebook.findings.Finding;
import cn.sanwei.scoring.rulebook.layers.LayeredBooks;
import cn.sanwei.scoring.rulebook.prepared.RuleBooks;
import cn.sanwei.scoring.rulebook.reading.Reading;
import cn.sanwei.scoring.rulebook.reading.RuleBookParser;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The versions of a rule book, one file each, in any order, or books in layers, of each of which there may be versions.
 * Errors of all files are said together; warnings too.
 */
final class RuleBookFiles {
    private record Source(String name, String text, int version) {}

    private RuleBookFiles() {}

    static RuleBooks read(List<String> files, PrintStream err) throws Refusal {
        List<LayeredBooks.Text> texts = new ArrayList<>();
        for (String file : files) {
            texts.add(new LayeredBooks.Text(file, text(file)));
        }
        if (texts.stream().anyMatch(text -> LayeredBooks.isLower(text.yaml()))) {
            List<RuleBook> books = new ArrayList<>();
            for (LayeredBooks.Merged merged : merged(texts, err)) {
                books.add(((Reading.Accepted) merged.reading()).ruleBook());
            }
            return RuleBooks.of(books);
        }
        return RuleBooks.of(versions(texts, err));
    }

    /** The one book that several make in layers, as text: the newest, to be published like any other. */
    static String merge(List<String> files, PrintStream err) throws Refusal {
        List<LayeredBooks.Text> texts = new ArrayList<>();
        for (String file : files) {
            texts.add(new LayeredBooks.Text(file, text(file)));
        }
        return merged(texts, err).getLast().text();
    }

    private static List<LayeredBooks.Merged> merged(List<LayeredBooks.Text> texts, PrintStream err) throws Refusal {
        List<String> errors = new ArrayList<>();
        Set<String> warnings = new LinkedHashSet<>();
        List<LayeredBooks.Merged> merged = LayeredBooks.merge(texts, List.of());
        for (LayeredBooks.Merged one : merged) {
            warnings.addAll(say(null, one.reading().warnings()));
            if (one.reading() instanceof Reading.Rejected rejected) {
                errors.addAll(say(null, rejected.errors()));
            }
        }
        warnings.forEach(err::println);
        if (!errors.isEmpty()) {
            throw new Refusal(errors.stream().distinct().toList());
        }
        return merged;
    }

    private static List<RuleBook> versions(List<LayeredBooks.Text> texts, PrintStream err) throws Refusal {
        List<Source> sources = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (LayeredBooks.Text text : texts) {
            int version = RuleBookParser.parse(text.yaml()) instanceof Reading.Accepted accepted
                    ? accepted.ruleBook().version()
                    : 0;
            sources.add(new Source(text.name(), text.yaml(), version));
        }
        sources.sort(Comparator.comparingInt(Source::version));
        List<RuleBook> published = new ArrayList<>();
        for (Source source : sources) {
            Reading reading = RuleBookParser.parse(source.text(), published);
            say(source.name(), reading.warnings()).forEach(err::println);
            switch (reading) {
                case Reading.Accepted accepted -> published.add(accepted.ruleBook());
                case Reading.Rejected rejected -> errors.addAll(say(source.name(), rejected.errors()));
            }
        }
        if (!errors.isEmpty()) {
            throw new Refusal(errors);
        }
        return published;
    }

    /**
     * What the first is compared with. A later version of it is looked at as if it were published after it; anything else
     * stands in its place.
     */
    static RuleBooks readOther(List<String> files, RuleBooks first, PrintStream err) throws Refusal {
        List<RuleBook> others = read(files, err).newestFirst();
        List<RuleBook> before = first.newestFirst();
        boolean follows = others.stream()
                .allMatch(other -> other.id().equals(before.get(0).id())
                        && other.version() > before.get(0).version()
                        && other.cycleStarts().equals(before.get(0).cycleStarts()));
        if (!follows) {
            return RuleBooks.of(others);
        }
        List<RuleBook> all = new ArrayList<>(before);
        all.addAll(others);
        return RuleBooks.of(all);
    }

    private static List<String> say(String file, List<Finding> findings) {
        return findings.stream()
                .map(finding -> (finding.layer() == null ? file : finding.layer()) + ":" + finding.line() + ":"
                        + finding.column() + ": " + finding)
                .toList();
    }

    private static String text(String file) throws Refusal {
        try {
            return Files.readString(Path.of(file));
        } catch (NoSuchFileException e) {
            throw new Refusal(file + "：没有这个文件  there is no such file");
        } catch (CharacterCodingException e) {
            throw new Refusal(file + "：不是 UTF-8 文字，另存为 UTF-8  is not UTF-8");
        } catch (IOException e) {
            throw new Refusal(file + "：读不出来  cannot be read (" + e.getMessage() + ")");
        }
    }
}
