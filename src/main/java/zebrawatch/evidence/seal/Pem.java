package zebrawatch.evidence.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys as text (RFC 7468). */
final class Pem {
    static final String ALGORITHM = "Ed25519";
    static final String PUBLIC = "PUBLIC KEY";

    private Pem() {}

    static String block(String label, byte[] der) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + label + "-----\n" + lines.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    /** What all blocks of that label hold. */
    static List<byte[]> all(String label, String text) {
        Matcher block = Pattern.compile("-----BEGIN " + label + "-----([^-]*)-----END " + label + "-----")
                .matcher(text);
        List<byte[]> found = new ArrayList<>();
        while (block.find()) {
            found.add(Base64.getMimeDecoder().decode(block.group(1)));
        }
        return found;
    }

    /** @throws IllegalArgumentException if there is not exactly one */
    static byte[] only(String label, String text) {
        List<byte[]> found = all(label, text);
        if (found.size() != 1) {
            throw new IllegalArgumentException("expected one " + label + ", got " + found.size());
        }
        return found.get(0);
    }
}
