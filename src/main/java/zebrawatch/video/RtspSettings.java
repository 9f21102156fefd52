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
public record RtspSettings(URI address, Optional<Login> login, Transport transport, Hardware hardware) {

    /** What carries the pictures from the camera. */
    public enum Transport {
        TCP,
        UDP
    }

    /** A hardware decoder; where it does not work, software decodes. */
    public enum Hardware {
        NONE,
        VAAPI,
        CUDA
    }

    /** A user name with a password, which no text of this record shows. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user + " with a password";
        }
    }

    /** @throws IllegalArgumentException if the address is none of a camera, or holds a password */
    public RtspSettings {
        if (!"rtsp".equals(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("expected an address such as rtsp://10.1.2.3:554/stream1");
        }
        if (address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the address holds a login; it belongs under 'credentials'");
        }
    }

    /** The address as people may see it: nothing secret is in it. */
    public String shown() {
        return address.toString();
    }

    /** The address as FFmpeg wants it, the login percent-escaped: never to be shown. */
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
