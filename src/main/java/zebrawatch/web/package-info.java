/**
 * Turns requests into answers of the office's rooms: who is asking, whether they may, whether the form is this browser's own,
 * in which language, and how a page looks.
 *
 * <p>A room adds its pages like this; a route that does not say who may cannot be written, and one that is refused never
 * reaches its action. Whatever changes something is a POST, PUT or DELETE: it carries the form token, or is refused.
 *
 * <pre>{@code
 * public final class QueuePages implements Pages {
 *     public void open(Routes routes) {
 *         routes.get("/queue", Access.only(Role.OFFICER), this::queue).menu("review.menu.queue");
 *         routes.post("/queue/{id}/confirm", Access.only(Role.OFFICER), this::confirm);
 *     }
 *     private void queue(Request request) {
 *         request.page("review/queue", Map.of("cases", store.waiting()));   // templates/review/queue.html
 *     }
 *     private void confirm(Request request) {
 *         store.confirm(request.who(), request.id("id"), request.field("remark", 200));
 *         request.redirect("/queue");
 *     }
 * }
 * }</pre>
 *
 * <p>A template begins {@code {% extends "web/layout" %}{% block title %}{{ t('review.queue.title') }}{% endblock %}{% block
 * main %}}; a form in it holds {@code <input type="hidden" name="form" value="{{ formToken() }}">}, a script sends the header
 * {@code X-Form-Token} with what {@code <meta name="form-token">} says. Texts are in {@code texts/ROOM_zh.properties} and
 * {@code texts/ROOM_en.properties}, keys begin with the room; {@code {{ instant | time }}} is the office's time. Styles and
 * scripts lie in {@code assets/ROOM/NAME.css} and are served as {@code /assets/ROOM/NAME.css}; nothing is inline.
 *
 * <p>May use: Javalin and its Jetty, Pebble, fastexcel; account.
 *
 * <p>Must not: know what the rooms' pages are about.
 *
 * <p>Start reading at: {@link zebrawatch.web.FrontDoor}.
 */
@NullMarked
package zebrawatch.web;

import org.jspecify.annotations.NullMarked;
