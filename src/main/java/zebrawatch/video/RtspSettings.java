package zebrawatch.video;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How a live camera is reached.
 *
 * @param address {@code rtsp://host[:port]/path}, without user or password
 * @param login where one is needed
 * @param transport of the pictures
 * @param hardware that decodes, if it can
 */
public record RtspSettings(URI address, Optional<Login> login, Transport transport, Hardware hardware)
        implements SourceSettings {

    /** What carries the pictures from the camera. */
    public enum Transport {
        TCP,
        UDP
    }

    /** @throws IllegalArgumentException if the address is none of a camera, or holds a login */
    public RtspSettings {
        if (!"rtsp".equals(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("expected an address such as rtsp://10.1.2.3:554/stream1");
        }
        if (address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("an address without a login is expected");
        }
    }

    /** Over TCP, decoded by software. */
    public static RtspSettings of(URI address, Optional<Login> login) {
        return new RtspSettings(address, login, Transport.TCP, Hardware.NONE);
    }

    @Override
    public String shown() {
        return address.toString();
    }

    /**
     * The address as FFmpeg wants it, the login percent-escaped: never to be shown.
     *
     * @throws VideoException if the password is not where it should be
     */
    String withLogin() {
        return login.map(l -> address.toString()
                        .replaceFirst("//", "//" + escaped(l.user()) + ":" + escaped(l.password()) + "@"))
                .orElseGet(address::toString);
    }

    /** RFC 3986, 2.1: every byte that is not unreserved. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) Byte.toUnsignedInt(b);
            boolean unreserved = c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
            escaped.append(unreserved ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return escaped.toString();
    }
}
