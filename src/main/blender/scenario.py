"""Turns a scenario file into checked values. Every error is one sentence naming file and key. Pure."""
from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path as File
from typing import Any, Optional

import yaml

from models import MODELS, OUTFITS, Model
from motion import Motion, MotionError, Pace, Waypoint
from palette import CAR_COLOURS, CLOTH_COLOURS, Colour
from pinhole import Pinhole

CASES = range(1, 8)
LAYOUTS = ("straight", "slip_lane")
"""A straight road, or a lane that turns right round an island (on the side of u < 0) behind the zebra."""
SKIES = ("clear", "overcast", "night")


class ScenarioError(ValueError):
    """A scenario file that cannot be rendered; the text is one sentence."""


@dataclass(frozen=True)
class Lane:
    """A strip of the road between two u (m); direction forward (v grows) or backward; kind motor or non-motor."""

    name: str
    start: float
    end: float
    direction: str
    kind: str


@dataclass(frozen=True)
class Crossing:
    """The zebra's rectangle and the road round it, metres.

    refuge replaces centre where there is an island; a one-way street has neither. layout: how the road runs. skew: degrees by
    which the road leans towards +u from the zebra's square.
    """

    name: str
    length: float
    width: float
    centre: Optional[float]
    refuge: Optional[tuple[float, float]]
    lanes: tuple[Lane, ...]
    stop_lines: dict[str, float]
    layout: str
    skew: float

    def shift(self, v: float) -> float:
        """How far the oblique road has come towards +u at v, m; 0 in the middle of the zebra."""
        return math.tan(math.radians(self.skew)) * (v - self.width / 2)


@dataclass(frozen=True)
class Light:
    """Sun and sky; angles in degrees, azimuth counter-clockwise from +u to where the sun stands.

    glare: bright things bleed into their surroundings, as where the lens looks into the sun.
    """

    sky: str
    elevation: float
    azimuth: float
    exposure: float
    rain: bool
    glare: bool


@dataclass(frozen=True)
class Actor:
    """A road user: what it looks like and how it moves."""

    id: str
    model_name: str
    colour: Colour
    trousers: Colour
    height: float
    outfit: tuple[str, ...]
    plate: Optional[str]
    motion: Motion

    @property
    def model(self) -> Model:
        return MODELS[self.model_name]


@dataclass(frozen=True)
class Expected:
    """A ruling the author expects; its time follows from the motion."""

    kind: str
    vehicle: str
    pedestrian: str
    case: int
    why: str


@dataclass(frozen=True)
class Scenario:
    """One clip to render. policy: what its crossing judges differently, written to its camera file as it is."""

    seconds: float
    fps: int
    seed: int
    camera_id: str
    place: str
    camera: Pinhole
    shake: float
    light: Light
    crossing: Crossing
    policy: dict[str, Any]
    actors: tuple[Actor, ...]
    expected: tuple[Expected, ...]

    @property
    def times(self) -> list[float]:
        return [k / self.fps for k in range(round(self.seconds * self.fps))]

    def actor(self, name: str) -> Actor:
        return next(a for a in self.actors if a.id == name)


class Node:
    """A value of the file that knows where it stands, so that an error can say so."""

    def __init__(self, file: str, key: str, value: Any):
        self.file, self.key, self.value = file, key, value
        self._read: set[str] = set()

    def wrong(self, wanted: str) -> ScenarioError:
        return ScenarioError(f"{self.file}: {self.key}: expected {wanted}, got {self.value!r}")

    def has(self, name: str) -> bool:
        return name in self.mapping()

    def __getitem__(self, name: str) -> "Node":
        mapping = self.mapping()
        key = f"{self.key}.{name}" if self.key != "(file)" else name
        if name not in mapping:
            raise ScenarioError(f"{self.file}: {key}: is missing")
        self._read.add(name)
        return Node(self.file, key, mapping[name])

    def done(self) -> None:
        """Every key must have been read by now."""
        unknown = sorted(set(self.mapping()) - self._read)
        if unknown:
            known = ", ".join(sorted(self._read))
            raise ScenarioError(f"{self.file}: {self.key}: unknown key '{unknown[0]}' (read here: {known})")

    def mapping(self) -> dict:
        if not isinstance(self.value, dict):
            raise self.wrong("a mapping")
        return self.value

    def items(self) -> list["Node"]:
        if not isinstance(self.value, list):
            raise self.wrong("a list")
        return [Node(self.file, f"{self.key}[{k}]", v) for k, v in enumerate(self.value)]

    def text(self) -> str:
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.wrong("a text")
        return self.value

    def one_of(self, choices) -> Any:
        if self.value not in choices:
            raise self.wrong("one of " + ", ".join(str(c) for c in choices))
        return self.value

    def number(self, above: float = -math.inf) -> float:
        good = isinstance(self.value, (int, float)) and not isinstance(self.value, bool) and math.isfinite(self.value)
        if not good or self.value <= above:
            raise self.wrong("a number" + (f" above {above:g}" if above > -math.inf else ""))
        return float(self.value)

    def whole(self) -> int:
        if not isinstance(self.value, int) or isinstance(self.value, bool) or self.value < 0:
            raise self.wrong("a whole number, 0 or more")
        return self.value

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            raise self.wrong("true or false")
        return self.value

    def numbers(self, count: int) -> tuple[float, ...]:
        if not isinstance(self.value, list) or len(self.value) != count:
            raise self.wrong(f"a list of {count} numbers")
        return tuple(item.number() for item in self.items())

    def colour(self, names: dict[str, Colour]) -> Colour:
        if isinstance(self.value, list):
            return self.numbers(3)
        return names[self.one_of(names)]


def read_scenario(file: File) -> Scenario:
    """Read and check the whole file; raises ScenarioError."""
    try:
        value = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ScenarioError(f"{file}: cannot be read: {' '.join(str(error).split())}") from error
    root = Node(str(file), "(file)", value)
    clip, camera = root["clip"], root["camera"]
    shake = camera["shake"].number() if camera.has("shake") else 0.0
    seconds, fps = clip["seconds"].number(above=0), clip["fps"].whole() if clip.has("fps") else 12
    width, height = (clip[k].whole() if clip.has(k) else d for k, d in (("width", 1280), ("height", 720)))
    clip.done()
    pinhole = Pinhole(camera["at"].numbers(3), camera["looks_at"].numbers(3), camera["lens"].number(above=0), width, height)
    actors = tuple(_actor(node) for node in root["actors"].items())
    for k, actor in enumerate(actors):
        if actor.id in [a.id for a in actors[:k]]:
            raise ScenarioError(f"{file}: actors[{k}].id: '{actor.id}' is used twice")
    scenario = Scenario(seconds, fps, root["seed"].whole(), camera["id"].text(), camera["place"].text(), pinhole, shake,
                        _light(root["light"]), _crossing(root["crossing"]),
                        root["policy"].mapping() if root.has("policy") else {}, actors,
                        tuple(_expected(node, actors) for node in root["expected"].items()))
    camera.done()
    root["about"].text()
    root.done()
    return scenario


def _light(node: Node) -> Light:
    light = Light(node["sky"].one_of(SKIES), node["elevation"].number(above=0), node["azimuth"].number(),
                  node["exposure"].number() if node.has("exposure") else 0.55,
                  *(node[k].flag() if node.has(k) else False for k in ("rain", "glare")))
    node.done()
    return light


def _crossing(node: Node) -> Crossing:
    length, width = node["length"].number(above=0), node["width"].number(above=0)
    lanes = tuple(_lane(lane, length) for lane in node["lanes"].items())
    both_ways = len({lane.direction for lane in lanes}) > 1
    if node.has("centre") and node.has("refuge") or both_ways and not (node.has("centre") or node.has("refuge")):
        raise ScenarioError(f"{node.file}: {node.key}: needs either 'centre' or 'refuge', or lanes that run one way")
    centre = node["centre"].number(above=0) if node.has("centre") else None
    refuge = node["refuge"].numbers(2) if node.has("refuge") else None
    layout = node["layout"].one_of(LAYOUTS) if node.has("layout") else LAYOUTS[0]
    skew = node["skew"].number() if node.has("skew") else 0.0
    lines = node["stop_lines"]
    stops = {d: lines[d].number() for d in ("forward", "backward") if lines.has(d)}
    lines.done()
    crossing = Crossing(node["name"].text(), length, width, centre, refuge, lanes, stops, layout, skew)
    node.done()
    return crossing


def _lane(node: Node, length: float) -> Lane:
    lane = Lane(node["name"].text(), node["from"].number(), node["to"].number(),
                node["direction"].one_of(("forward", "backward")), node["kind"].one_of(("motor", "non-motor")))
    if not 0 <= lane.start < lane.end <= length:
        raise ScenarioError(f"{node.file}: {node.key}: 'from' and 'to' must grow and lie within 0 and the length {length:g}")
    node.done()
    return lane


def _actor(node: Node) -> Actor:
    name = node["id"].text()
    model_name = node["model"].one_of(MODELS)
    model = MODELS[model_name]
    walks = model.kind == "pedestrian"
    names = CLOTH_COLOURS if walks else CAR_COLOURS
    colour = node["colour"].colour(names)
    trousers = node["trousers"].colour(CLOTH_COLOURS) if node.has("trousers") else CLOTH_COLOURS["jeans"]
    height = node["height"].number(above=0) if node.has("height") else 1.70
    outfit = tuple(item.one_of(OUTFITS) for item in node["outfit"].items()) if node.has("outfit") else ()
    plate = node["plate"].text() if node.has("plate") else None
    pace = Pace(node["speed"].number(above=0) if node.has("speed") else 1.2,
                node["gain"].number(above=0) if node.has("gain") else model.gain,
                node["brake"].number(above=0) if node.has("brake") else model.brake,
                node["start"].number() if node.has("start") else None)
    facing = math.radians(node["facing"].number()) if node.has("facing") else None
    corner = node["corner"].number(above=0) if node.has("corner") else (0.6 if walks else 4.0)
    path = node["path"]
    points = [_waypoint(point) for point in path.items()]
    if not points:
        raise path.wrong("at least one waypoint")
    try:
        motion = Motion(points, pace, corner, facing)
    except MotionError as error:
        raise ScenarioError(f"{node.file}: {path.key}: {error}") from error
    node.done()
    return Actor(name, model_name, colour, trousers, height, outfit, plate, motion)


def _waypoint(node: Node) -> Waypoint:
    if isinstance(node.value, list):
        return Waypoint(node.numbers(2))
    point = Waypoint(node["at"].numbers(2), *(node[k].number(above=0) if node.has(k) else None
                                              for k in ("speed", "wait", "until")))
    node.done()
    return point


def _expected(node: Node, actors: tuple[Actor, ...]) -> Expected:
    people = [a.id for a in actors if a.model.kind == "pedestrian"]
    vehicles = [a.id for a in actors if a.model.kind != "pedestrian"]
    ruling = Expected(node["kind"].one_of(("failure_to_yield", "yielded")), node["vehicle"].one_of(vehicles),
                      node["pedestrian"].one_of(people), node["case"].one_of(CASES), node["why"].text())
    node.done()
    return ruling
