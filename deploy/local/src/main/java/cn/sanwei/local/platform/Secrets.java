package cn.sanwei.local.platform;

import cn.sanwei.local.machine.Passwords;
import cn.sanwei.local.machine.StartFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Random ones, made once for a data folder and readable by its owner only: {@code NAME=value}, a line each. */
public final class Secrets {
    private static final int BYTES = 24;
    private static final List<String> NAMES = List.of(
            "SANWEI_PASSWORD_OWNER",
            "SANWEI_PASSWORD_APP",
            "SANWEI_PASSWORD_RELAY",
            "SANWEI_PASSWORD_PROJECTOR",
            "SANWEI_PASSWORD_POSTGRES",
            "SANWEI_PASSWORD_KEYCLOAK",
            "SANWEI_PASSWORD_ADMIN",
            "SANWEI_PORTAL_CLIENT_SECRET",
            "SANWEI_ACCOUNTS_CLIENT_SECRET",
            "SANWEI_COOKIE_SECRET");

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = values;
    }

    static Secrets of(Path file) {
        try {
            return Files.exists(file) ? read(file) : make(file);
        } catch (IOException e) {
            throw new StartFailed("The secrets in " + file + " cannot be read or written: " + e.getMessage(), e);
        }
    }

    Passwords passwords() {
        return new Passwords(
                get("SANWEI_PASSWORD_OWNER"),
                get("SANWEI_PASSWORD_APP"),
                get("SANWEI_PASSWORD_RELAY"),
                get("SANWEI_PASSWORD_PROJECTOR"));
    }

    String get(String name) {
        return values.get(name);
    }

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }

    private static Secrets make(Path file) throws IOException {
        SecureRandom random = new SecureRandom();
        Map<String, String> values = new TreeMap<>();
        for (String name : NAMES) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            values.put(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                unfinished,
                values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("\n", "", "\n")));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return new Secrets(values);
    }

    private static Secrets read(Path file) throws IOException {
        Map<String, String> values = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .filter(line -> line.contains("="))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1)));
        for (String name : NAMES) {
            if (values.getOrDefault(name, "").isBlank()) {
                throw new StartFailed(file + " lacks " + name + ": put it back, or ./sanwei reset.");
            }
        }
        return new Secrets(values);
    }
}
