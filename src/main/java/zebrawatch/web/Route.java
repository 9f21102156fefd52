package zebrawatch.web;

import io.javalin.http.HandlerType;

/**
 * An address of the office.
 *
 * @param path with Javalin's {@code {parameters}}
 */
public record Route(HandlerType method, String path, Access access, Action action) {
    @Override
    public String toString() {
        return method + " " + path;
    }
}
