package zebrawatch.zones;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zebrawatch.account.Role;
import zebrawatch.config.ConfigException;
import zebrawatch.config.DrawnText;
import zebrawatch.fleet.CameraConfig;
import zebrawatch.fleet.FleetException;
import zebrawatch.publish.Still;
import zebrawatch.scene.CameraId;
import zebrawatch.web.Access;
import zebrawatch.web.Pages;
import zebrawatch.web.Request;
import zebrawatch.web.Routes;
import zebrawatch.zones.suggest.Street;
import zebrawatch.zones.suggest.Zebra;
import zebrawatch.zones.suggest.ZebraFinder;

/** The cameras with their state, and the editor in which an administrator draws a camera's crossings. */
public final class ZonesPages implements Pages {
    private static final Access ADMINISTRATOR = Access.only(Role.ADMINISTRATOR);
    private static final String CAMERA = "camera";
    private static final int USUAL_WIDTH = 1920;
    private static final int USUAL_HEIGHT = 1080;
    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_PLACE = 80;
    private static final int LONGEST_SOURCE = 400;

    private final Cameras cameras;
    private final StillStore stills;
    private final Wellbeing wellbeing;

    /**
     * @param stills the newest picture of each camera
     * @param wellbeing how each is
     */
    public ZonesPages(Cameras cameras, StillStore stills, Wellbeing wellbeing) {
        this.cameras = cameras;
        this.stills = stills;
        this.wellbeing = wellbeing;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/zones", ADMINISTRATOR, request -> list(request, NewCamera.BLANK, ""))
                .menu("zones.menu");
        routes.post("/zones", ADMINISTRATOR, this::add);
        routes.get("/zones/{camera}", ADMINISTRATOR, request -> edit(request, ""));
        routes.get("/zones/{camera}/still", ADMINISTRATOR, this::still);
        routes.get("/zones/{camera}/taken", ADMINISTRATOR, this::taken);
        routes.post("/zones/{camera}/picture", ADMINISTRATOR, this::wantPicture);
        routes.post("/zones/{camera}/suggest", ADMINISTRATOR, this::suggest);
        routes.post("/zones/{camera}/check", ADMINISTRATOR, this::check);
        routes.put("/zones/{camera}", ADMINISTRATOR, this::save);
        routes.post("/zones/{camera}/confirm", ADMINISTRATOR, this::confirm);
    }

    private void list(Request request, NewCamera typed, String wrong) {
        Map<CameraId, Instant> taken = stills.taken();
        List<CameraRow> rows = List.of();
        String trouble = "";
        try {
            rows = cameras.all().stream()
                    .map(entry -> CameraRow.of(
                            entry,
                            wellbeing.of(entry.camera().id()),
                            Optional.ofNullable(taken.get(entry.camera().id())),
                            request.language()))
                    .sorted()
                    .toList();
        } catch (FleetException e) {
            request.context().status(HttpStatus.SERVICE_UNAVAILABLE);
            trouble = trouble(request, e);
        }
        request.page(
                "zones/list",
                Map.of(
                        "rows",
                        rows,
                        "trouble",
                        trouble,
                        "waiting",
                        rows.stream().filter(CameraRow::isWaiting).count(),
                        "typed",
                        typed,
                        "wrong",
                        wrong));
    }

    private void add(Request request) {
        NewCamera typed = new NewCamera(
                request.field("id", LONGEST_ID),
                request.field("place", LONGEST_PLACE),
                request.field("source", LONGEST_SOURCE),
                request.field("lat", LONGEST_NUMBER),
                request.field("lon", LONGEST_NUMBER));
        Optional<String> wrong = typed.problem(request.language());
        if (wrong.isPresent()) {
            refuse(request, HttpStatus.UNPROCESSABLE_CONTENT, typed, wrong.get());
            return;
        }
        try {
            cameras.add(request.who(), typed.camera(), typed.text());
            request.redirect("/zones/" + typed.camera());
        } catch (ConflictException e) {
            refuse(request, HttpStatus.CONFLICT, typed, request.text("zones.new.there", typed.id()));
        } catch (FleetException e) {
            refuse(request, HttpStatus.SERVICE_UNAVAILABLE, typed, trouble(request, e));
        }
    }

    private void refuse(Request request, HttpStatus status, NewCamera typed, String sentence) {
        request.context().status(status);
        list(request, typed.shown(), sentence);
    }

    /** The editor; while Kafka is away the list, which says so. */
    private void edit(Request request, String trouble) {
        CameraId id = id(request);
        CameraConfig camera;
        try {
            camera = find(id);
        } catch (FleetException e) {
            list(request, NewCamera.BLANK, "");
            return;
        }
        Optional<Still> still = stills.find(id);
        Draft draft = Draft.of(id, still.map(s -> onPicture(camera, s)).orElse(camera.text()));
        int width = size(draft, "width", still.map(Still::width).orElse(USUAL_WIDTH));
        int height = size(draft, "height", still.map(Still::height).orElse(USUAL_HEIGHT));
        cameras.looked(request.who(), id);
        Map<String, Object> values = new HashMap<>();
        values.put(CAMERA, camera);
        values.put("width", width);
        values.put("height", height);
        values.put("taken", still.map(Still::taken));
        values.put("sheet", Sheet.of(draft, width, height, request.language()));
        values.put("health", wellbeing.of(id).map(told -> CameraRow.sentence(told, request.language())));
        values.put(
                "moved",
                wellbeing.of(id).filter(CameraRow::isMoved).isPresent()
                        && !draft.crossings().isEmpty());
        values.put("undrawn", draft.crossings().isEmpty());
        values.put("trouble", trouble);
        request.page("zones/editor", values);
    }

    /** The first crossing is drawn on what the camera sends, whatever size that is. */
    private static String onPicture(CameraConfig camera, Still still) {
        return DrawnText.undrawn(camera.id().value(), camera.text())
                .map(undrawn ->
                        undrawn.withPicture(still.width(), still.height()).text())
                .orElse(camera.text());
    }

    private void still(Request request) {
        Still still = stills.find(id(request)).orElseThrow(NotFoundResponse::new);
        request.context().contentType("image/jpeg").result(still.jpeg());
    }

    private void taken(Request request) {
        request.context()
                .json(Map.of(
                        "taken",
                        stills.taken(id(request)).map(Instant::toString).orElse("")));
    }

    private void wantPicture(Request request) {
        CameraId id = id(request);
        try {
            cameras.wantPicture(request.who(), id);
            request.context().status(HttpStatus.ACCEPTED);
        } catch (FleetException e) {
            request.context().status(HttpStatus.SERVICE_UNAVAILABLE).json(Map.of("sentence", trouble(request, e)));
        }
    }

    private void suggest(Request request) {
        Optional<Still> still = stills.find(id(request));
        Optional<Zebra> zebra = still.flatMap(s -> ZebraFinder.in(Street.of(s.jpeg())));
        if (zebra.isPresent()) {
            request.context().contentType("application/json").result(proposal(request, zebra.get(), still.get()));
        } else {
            String sentence = request.text(still.isPresent() ? "zones.no_zebra" : "zones.no_picture_yet");
            request.context().status(HttpStatus.NOT_FOUND).json(Map.of("sentence", sentence));
        }
    }

    private static String proposal(Request request, Zebra zebra, Still still) {
        String confidence = request.text("zones.confidence." + zebra.confidence());
        return Sheet.of(zebra, still, request.text("zones.suggested", zebra.bars(), confidence));
    }

    private void check(Request request) {
        CameraId id = id(request);
        Sheet sheet = sheet(request);
        answer(request, draft(id, sheet));
    }

    private void save(Request request) {
        CameraId id = id(request);
        Sheet sheet = sheet(request);
        try {
            Draft draft = draft(id, sheet);
            if (!draft.problems().isEmpty()) {
                request.context().status(HttpStatus.UNPROCESSABLE_CONTENT);
                answer(request, draft);
                return;
            }
            long version = cameras.save(request.who(), id, sheet.version(), draft.text());
            say(request, HttpStatus.OK, version, request.text("zones.saved", version));
        } catch (ConflictException e) {
            say(request, HttpStatus.CONFLICT, e.current().version(), conflict(request, e));
        } catch (FleetException e) {
            say(request, HttpStatus.SERVICE_UNAVAILABLE, sheet.version(), trouble(request, e));
        } catch (ConfigException e) {
            say(request, HttpStatus.UNPROCESSABLE_CONTENT, sheet.version(), String.valueOf(e.getMessage()));
        }
    }

    private void confirm(Request request) {
        CameraId id = id(request);
        try {
            cameras.confirm(request.who(), id, number(request.field("version", LONGEST_NUMBER)));
            request.redirect("/zones");
        } catch (ConflictException e) {
            request.context().status(HttpStatus.CONFLICT);
            edit(request, conflict(request, e));
        } catch (FleetException e) {
            request.context().status(HttpStatus.SERVICE_UNAVAILABLE);
            edit(request, trouble(request, e));
        }
    }

    private static Draft draft(CameraId id, Sheet sheet) {
        return Draft.edited(id, sheet.text(), sheet.crossings());
    }

    private static void answer(Request request, Draft draft) {
        int width = size(draft, "width", USUAL_WIDTH);
        int height = size(draft, "height", USUAL_HEIGHT);
        request.context().contentType("application/json").result(Sheet.of(draft, width, height, request.language()));
    }

    private static void say(Request request, HttpStatus status, long version, String sentence) {
        request.context().status(status).json(Map.of("version", version, "sentence", sentence));
    }

    private static String conflict(Request request, ConflictException e) {
        return request.text("zones.conflict", e.current().by(), e.current().version());
    }

    private static String trouble(Request request, FleetException e) {
        return request.text("zones.trouble", String.valueOf(e.getMessage()));
    }

    private CameraConfig find(CameraId id) {
        return cameras.find(id).orElseThrow(NotFoundResponse::new);
    }

    private static CameraId id(Request request) {
        try {
            return new CameraId(request.context().pathParam(CAMERA));
        } catch (IllegalArgumentException e) {
            throw new NotFoundResponse();
        }
    }

    private static Sheet sheet(Request request) {
        try {
            return Sheet.read(request.context().body());
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse(String.valueOf(e.getMessage()));
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadRequestResponse("version");
        }
    }

    private static int size(Draft draft, String key, int otherwise) {
        @Nullable Object size = draft.picture().get(key);
        return size instanceof Number number && number.intValue() > 0 ? number.intValue() : otherwise;
    }
}
