"""Serves video files over RTSP as cameras do, and fails as cameras do.

usage: rtsp_cameras.py --port 8554 [--user NAME --password WORD --auth digest|basic] CAMERA=FILE[,FILE...] ...

Each camera plays its MP4 files (H.264 or H.265) one after the other at their own speed, for ever, from when it is first
watched, whether somebody goes on watching or not; all clients of one camera share one stream, over TCP or UDP. Says "ready" when it listens. Obeys lines on standard input, answers each with "ok", and ends
when they do:

    stall CAMERA        sends no more pictures, the connection stays
    go CAMERA           sends pictures again
    corrupt CAMERA P    damages the share P of the pictures
    drop CAMERA P       leaves out the share P of the pictures
    keyless CAMERA 1    leaves out the key frames; 0: sends them again
    began CAMERA        answers with the time at which its first film began, seconds since 1970: when it was first watched
    switch CAMERA FILE[,FILE...]   plays other files from now on, as if the camera had been exchanged
    clock CAMERA lost   tells a time seventy years ago, as a camera does whose battery is empty; right: tells the time
    clients CAMERA      answers with how many connections the server has had, those to other cameras included

Needs GStreamer's RTSP server with its Python bindings (Debian: gir1.2-gst-rtsp-server-1.0, python3-gi).
"""

import argparse
import random
import sys
import threading
import time

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstApp", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstApp, GstRtsp, GstRtspServer  # noqa: E402, F401  (GstApp gives appsrc its methods)


class Film:
    """The encoded pictures of one file."""

    read = {}

    def __init__(self, path):
        pipe = Gst.parse_launch("filesrc name=file ! qtdemux ! parsebin ! appsink name=out sync=false")
        pipe.connect("deep-element-added", lambda _, __, element: self.with_parameters(element))
        pipe.get_by_name("file").set_property("location", path)
        out = pipe.get_by_name("out")
        pipe.set_state(Gst.State.PLAYING)
        self.pictures = []
        self.keys = []
        durations = []
        while (sample := out.emit("pull-sample")) is not None:
            picture = sample.get_buffer()
            self.caps = sample.get_caps()
            self.pictures.append(picture.extract_dup(0, picture.get_size()))
            self.keys.append(not picture.has_flags(Gst.BufferFlags.DELTA_UNIT))
            durations.append(picture.duration)
        pipe.set_state(Gst.State.NULL)
        if not self.pictures:
            raise SystemExit(f"{path}: no pictures in it")
        known = sorted(d for d in durations if 0 < d < Gst.SECOND)
        self.interval = known[len(known) // 2] if known else Gst.SECOND // 25
        self.seconds = len(self.pictures) * self.interval / Gst.SECOND
        self.codec = "h265" if self.caps.get_structure(0).get_name() == "video/x-h265" else "h264"

    @staticmethod
    def with_parameters(element):
        """Every key frame gets its parameter sets, so that a stream can begin with any."""
        if element.find_property("config-interval") is not None:
            element.set_property("config-interval", -1)

    @classmethod
    def of(cls, path):
        if path not in cls.read:
            cls.read[path] = cls(path)
        return cls.read[path]


class Camera:
    """Plays its films to whoever watches."""

    def __init__(self, paths):
        self.films = [Film.of(path) for path in paths.split(",")]
        self.stalled = False
        self.corrupt = 0.0
        self.drop = 0.0
        self.keyless = 0.0
        self.began = 0.0
        self.media = None

    def tell_time(self, how):
        # RTCP counts from 1900; the same number counted from 1970 is seventy years less
        pipeline = self.media.get_element().get_parent()
        for element in pipeline.children:
            if element.get_factory().get_name() == "rtpbin":
                element.set_property("ntp-time-source", "unix" if how == "lost" else "ntp")

    def now(self):
        """Which film it plays and which key frame of it is the nearest: that is what who connects gets first."""
        elapsed = (time.time() - self.began) % sum(film.seconds for film in self.films)
        turn = 0
        while elapsed >= self.films[turn].seconds:
            elapsed -= self.films[turn].seconds
            turn += 1
        film = self.films[turn]
        picture = elapsed * Gst.SECOND / film.interval
        keys = [n for n, key in enumerate(film.keys) if key] + [len(film.pictures)]
        return turn, min(keys, key=lambda n: abs(n - picture))

    def play(self, source, stopped):
        self.began = self.began or time.time()
        due = time.monotonic()
        stamp = 0
        films = self.films
        turn, first = self.now()
        while not stopped.is_set():
            if films is not self.films:
                films = self.films
                turn, first = self.now()
            film = films[turn % len(films)]
            turn += 1
            if source.get_property("caps") is None or not source.get_property("caps").is_equal(film.caps):
                source.set_property("caps", film.caps)
            rest, first = zip(film.pictures[first:], film.keys[first:]), 0
            for picture, key in rest:
                time.sleep(max(0.0, due - time.monotonic()))
                due += film.interval / Gst.SECOND
                stamp += film.interval
                if stopped.is_set() or films is not self.films:
                    break
                if self.stalled or (self.keyless and key) or random.random() < self.drop:
                    continue
                buffer = Gst.Buffer.new_wrapped(self.sent(picture))
                buffer.pts = buffer.dts = stamp - film.interval
                buffer.duration = film.interval
                if source.emit("push-buffer", buffer) != Gst.FlowReturn.OK:
                    return

    def sent(self, picture):
        if random.random() >= self.corrupt:
            return picture
        damaged = bytearray(picture)
        for _ in range(20):
            damaged[random.randrange(min(40, len(damaged) - 1), len(damaged))] = random.randrange(256)
        return bytes(damaged)


def configure(_, media, camera):
    camera.media = media
    source = media.get_element().get_by_name("source")
    stopped = threading.Event()
    media.connect("unprepared", lambda *_: stopped.set())
    source.set_property("caps", camera.films[0].caps)
    threading.Thread(target=camera.play, args=(source, stopped), daemon=True).start()


def guard(server, options):
    auth = GstRtspServer.RTSPAuth()
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "user")
    if options.auth == "digest":
        auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
        auth.add_digest(options.user, options.password, token)
    else:
        auth.add_basic(GstRtspServer.RTSPAuth.make_basic(options.user, options.password), token)
    server.set_auth(auth)


def factory(camera, guarded):
    made = GstRtspServer.RTSPMediaFactory()
    made.set_shared(True)
    codec = camera.films[0].codec
    made.set_launch(
        f"( appsrc name=source is-live=true format=time max-bytes=8000000"
        f" ! {codec}parse ! rtp{codec}pay name=pay0 pt=96 config-interval=-1 )"
    )
    if guarded:
        permissions = GstRtspServer.RTSPPermissions()
        permissions.add_permission_for_role("user", "media.factory.access", True)
        permissions.add_permission_for_role("user", "media.factory.construct", True)
        made.set_permissions(permissions)
    made.connect("media-configure", configure, camera)
    return made


def obey(cameras, clients, loop):
    for line in sys.stdin:
        order, name, *values = line.split()
        camera = cameras[name]
        answer = ["ok", line.strip()]
        if order == "began":
            answer.append(str(camera.began))
        elif order == "clients":
            answer.append(str(len(clients)))
        elif order == "clock":
            camera.tell_time(values[0])
        elif order in ("stall", "go"):
            camera.stalled = order == "stall"
        elif order == "switch":
            films = [Film.of(path) for path in values[0].split(",")]
            camera.began = time.time()
            camera.films = films
        else:
            setattr(camera, order, float(values[0]))
        print(*answer, flush=True)
    loop.quit()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", default="8554")
    parser.add_argument("--user")
    parser.add_argument("--password")
    parser.add_argument("--auth", default="digest", choices=["digest", "basic"])
    parser.add_argument("cameras", nargs="+", metavar="CAMERA=FILE[,FILE...]")
    options = parser.parse_args()
    Gst.init(None)
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(options.port)
    if options.user:
        guard(server, options)
    cameras = {}
    for option in options.cameras:
        name, paths = option.split("=", 1)
        cameras[name] = Camera(paths)
        server.get_mount_points().add_factory("/" + name, factory(cameras[name], bool(options.user)))
    clients = []
    server.connect("client-connected", lambda _, client: clients.append(client))
    if not server.attach(None):
        raise SystemExit(f"port {options.port} is in use")
    loop = GLib.MainLoop()
    threading.Thread(target=obey, args=(cameras, clients, loop), daemon=True).start()
    GLib.timeout_add_seconds(2, lambda: (server.get_session_pool().cleanup(), True)[1])
    print(f"ready rtsp://127.0.0.1:{server.get_bound_port()}", flush=True)
    loop.run()


if __name__ == "__main__":
    main()
