package cn.sanwei.local.platform;

import cn.sanwei.local.machine.Http;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;

/**
 * Whether a part answers in its own language. That a connection is accepted says nothing: the system does that for a
 * process that is paused or hangs.
 */
public final class Health {
    private static final int PATIENCE_MS = 2_000;
    private static final int POSTGRES_SSL_REQUEST = 80_877_103;
    private static final short KAFKA_API_VERSIONS = 18;

    private Health() {}

    /** @param address {@code http://…}, {@code postgres://host:port} or {@code kafka://host:port} */
    public static boolean answers(HttpClient http, String address) {
        URI uri = URI.create(address);
        return switch (uri.getScheme()) {
            case "http" -> Http.answersOk(http, address);
            case "postgres" -> postgresAnswers(uri);
            case "kafka" -> kafkaAnswers(uri);
            default -> throw new IllegalArgumentException("no way to ask " + address);
        };
    }

    /**
     * Whether a service says itself that it cannot go on, as its liveness does when a consumer stopped rather than skip.
     * No answer at all does not say that.
     */
    static boolean givesUp(HttpClient http, String liveness) {
        return Http.status(http, liveness) == 503;
    }

    /** Asks whether it speaks TLS; it says S or N before anybody has to log in. */
    private static boolean postgresAnswers(URI uri) {
        return asked(uri, (out, in) -> {
            out.writeInt(8);
            out.writeInt(POSTGRES_SSL_REQUEST);
            out.flush();
            int answer = in.read();
            return answer == 'N' || answer == 'S';
        });
    }

    /** Asks which requests it knows; the answer bears the number of the question. */
    private static boolean kafkaAnswers(URI uri) {
        int question = 20_260_101;
        return asked(uri, (out, in) -> {
            out.writeInt(2 + 2 + 4 + 2);
            out.writeShort(KAFKA_API_VERSIONS);
            out.writeShort(0);
            out.writeInt(question);
            out.writeShort(-1); // no client id
            out.flush();
            return in.readInt() > 4 && in.readInt() == question;
        });
    }

    private interface Conversation {
        boolean with(DataOutputStream out, DataInputStream in) throws IOException;
    }

    private static boolean asked(URI uri, Conversation conversation) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), PATIENCE_MS);
            return conversation.with(
                    new DataOutputStream(socket.getOutputStream()), new DataInputStream(socket.getInputStream()));
        } catch (IOException noAnswer) {
            return false;
        }
    }
}
