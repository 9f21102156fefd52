package zebrawatch.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import zebrawatch.video.Hardware;
import zebrawatch.video.Login;
import zebrawatch.video.RtspSettings;
import zebrawatch.video.RtspSettings.Transport;
import zebrawatch.video.SourceSettings;

/**
 * Reads where a camera's pictures come from: an {@code rtsp://} address or a video file, or, where more is to be said, keys and
 * values. No sentence of its repeats an address, for that may hold a password.
 */
final class SourceSection {
    private static final String EXPECTED = "expected an address such as rtsp://10.1.2.3:554/stream1 or a video file";

    private SourceSection() {}

    /**
     * What stands under a camera's key {@code source}, if it is there.
     *
     * @param folder that a file is relative to
     */
    static Optional<SourceSettings> under(Section camera, Path folder) {
        if (!camera.has("source")) {
            return Optional.empty();
        }
        if (camera.hasSection("source")) {
            return camera.section("source", s -> read(s, folder)).map(settings -> settings);
        }
        return of(camera, "source", folder);
    }

    private static Optional<SourceSettings> of(Section s, String key, Path folder) {
        String text = s.text(key);
        if (!text.contains("://")) {
            return text.isEmpty() ? Optional.empty() : Optional.of(new SourceSettings.ClipFile(folder.resolve(text)));
        }
        Optional<URI> address = address(s, key, text);
        return address.flatMap(whole -> camera(s, key, whole, loginIn(whole), Transport.TCP, Hardware.NONE))
                .map(c -> c);
    }

    private static Optional<RtspSettings> read(Section s, Path folder) {
        Optional<URI> address = s.has("rtsp") ? address(s, "rtsp", s.text("rtsp")) : missing(s);
        Transport transport = s.has("transport") ? s.choice("transport", Transport.class) : Transport.TCP;
        Hardware hardware = s.has("hwaccel") ? s.choice("hwaccel", Hardware.class) : Hardware.NONE;
        Optional<Login> login =
                s.has("credentials") ? s.section("credentials", c -> credentials(c, folder)) : Optional.empty();
        Optional<Login> written = address.flatMap(SourceSection::loginIn);
        if (written.isPresent() && s.has("credentials")) {
            s.problem("rtsp", "holds a login beside 'credentials'; expected one of them");
        }
        Optional<RtspSettings> camera =
                address.flatMap(whole -> camera(s, "rtsp", whole, login.or(() -> written), transport, hardware));
        return s.build("rtsp", camera::orElseThrow);
    }

    private static Optional<URI> missing(Section s) {
        s.text("rtsp");
        return Optional.empty();
    }

    private static Optional<URI> address(Section s, String key, String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            s.problem(key, EXPECTED + "; a login with special characters belongs under 'credentials'");
            return Optional.empty();
        }
    }

    private static Optional<RtspSettings> camera(
            Section s, String key, URI whole, Optional<Login> login, Transport transport, Hardware hardware) {
        try {
            URI address = new URI(
                    whole.getScheme(), null, whole.getHost(), whole.getPort(), whole.getPath(), whole.getQuery(), null);
            return Optional.of(new RtspSettings(address, login, transport, hardware));
        } catch (URISyntaxException | IllegalArgumentException e) {
            s.problem(key, EXPECTED);
            return Optional.empty();
        }
    }

    private static Optional<Login> loginIn(URI address) {
        return Optional.ofNullable(address.getRawUserInfo()).map(info -> {
            String[] parts = info.split(":", 2);
            return new Login(decoded(parts[0]), new Login.Written(parts.length > 1 ? decoded(parts[1]) : ""));
        });
    }

    /** A plus sign stands for itself in this part of an address. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Optional<Login> credentials(Section s, Path folder) {
        String user = s.text("user");
        List<String> given = List.of("password", "password_env", "password_file").stream()
                .filter(s::has)
                .toList();
        if (given.size() != 1) {
            s.problem("user", "expected one of 'password_env', 'password_file' and 'password' beside it");
            return s.build("user", () -> new Login(user, new Login.Written("")));
        }
        String value = s.text(given.get(0));
        Login.Secret secret = switch (given.get(0)) {
            case "password_env" -> new Login.Variable(value);
            case "password_file" -> new Login.SecretFile(folder.resolve(value));
            default -> new Login.Written(value);
        };
        return s.build("user", () -> new Login(user, secret));
    }
}
