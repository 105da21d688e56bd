package cn.sanwei.testing;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.is;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.hamcrest.Matcher;

/**
 * What the service under test answered. Paths into its JSON are JSONPath without the {@code $.} in front:
 * {@code items[0].name}, {@code items[*].name} for the names of all, {@code items[?(@.name == '李梅')].state} for a list
 * of those that there are.
 */
public final class Answer {
    private static final Configuration JSON = Configuration.builder()
            .jsonProvider(new JacksonJsonProvider())
            .options(Option.DEFAULT_PATH_LEAF_TO_NULL)
            .build();

    private final HttpResponse<byte[]> response;
    private Object document;

    Answer(HttpResponse<byte[]> response) {
        this.response = response;
    }

    public int statusCode() {
        return response.statusCode();
    }

    public Answer statusCode(int expected) {
        return statusCode(is(expected));
    }

    public Answer statusCode(Matcher<? super Integer> expected) {
        assertThat(told("status"), statusCode(), expected);
        return this;
    }

    /** Null where there is none. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    public Answer header(String name, String expected) {
        return header(name, equalTo(expected));
    }

    public Answer header(String name, Matcher<? super String> expected) {
        assertThat(told(name), header(name), expected);
        return this;
    }

    /** Without its parameters, unless they are named. */
    public Answer contentType(String expected) {
        String said = String.valueOf(header("Content-Type"));
        String compared = expected.contains(";") ? said : said.split(";", 2)[0];
        assertThat(told("Content-Type"), compared.replace(" ", ""), equalToIgnoringCase(expected.replace(" ", "")));
        return this;
    }

    @SuppressWarnings("unchecked") // whoever asks says what he expects there
    public <T> Answer body(String path, Matcher<T> expected) {
        assertThat(told(path), (T) path(path), expected);
        return this;
    }

    @SuppressWarnings("unchecked") // as above
    public <T> T path(String path) {
        if (document == null) {
            document = JSON.jsonProvider().parse(asString());
        }
        return (T) JsonPath.using(JSON).parse(document).read("$." + path);
    }

    public String asString() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public byte[] asByteArray() {
        return response.body();
    }

    private String told(String what) {
        return what + " of " + response.request().method() + " " + response.uri() + ", which answered "
                + response.statusCode() + " " + asString();
    }
}
