"""Turns a scenario and where its actors' surfaces are into camera.yaml and truth.json. Pure."""
from __future__ import annotations

import json
from typing import Callable, Optional

import numpy as np
import yaml

from motion import State
from pinhole import Pinhole
from scenario import Actor, Crossing, Expected, Scenario, ScenarioError
from visibility import hidden, sample

NEAREST = 0.5
"""Points nearer to the camera than this many metres count as out of the picture."""
SMALLEST = 3.0
"""A box with a side below this many pixels is not written."""


def outline(camera: Pinhole, crossing: Crossing) -> list[list[float]]:
    """Picture corners of (0, 0), (length, 0), (length, width), (0, width)."""
    corners = [(0, 0, 0), (crossing.length, 0, 0), (crossing.length, crossing.width, 0), (0, crossing.width, 0)]
    return [[round(float(x), 1), round(float(y), 1)] for x, y, _ in camera.project(np.array(corners))]


def lanes(crossing: Crossing) -> list[dict]:
    return [{"name": lane.name, "from": lane.start, "to": lane.end, "direction": lane.direction, "kind": lane.kind}
            for lane in crossing.lanes]


def camera_yaml(scenario: Scenario) -> str:
    """The camera's calibration as the product reads it."""
    camera, crossing = scenario.camera, scenario.crossing
    middle = {"centre": crossing.centre} if crossing.centre else {"refuge": list(crossing.refuge)} if crossing.refuge else {}
    value = {
        "camera": scenario.camera_id,
        "place": scenario.place,
        "picture": {"width": camera.width, "height": camera.height},
        "crossings": [{"name": crossing.name, "outline": outline(camera, crossing), "length": crossing.length,
                       "width": crossing.width, **middle, "lanes": lanes(crossing), "stop_lines": dict(crossing.stop_lines)}],
        **({"policy": scenario.policy} if scenario.policy else {}),
    }
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, default_flow_style=None, width=120)


def boxes(scenario: Scenario, camera: Pinhole, time: float, surface: Callable[[Actor], np.ndarray]) -> list[dict]:
    """What the camera sees of every actor at one moment."""
    states = {actor.id: actor.motion.at(time) for actor in scenario.actors}
    seen = []
    for actor in scenario.actors:
        points = surface(actor)
        box = picture_box(camera, points)
        if box is None:
            continue
        visible = visible_share(scenario, camera, states, actor, sample(points))
        if visible > 0:
            state = states[actor.id]
            plate = plate_box(scenario, camera, states, actor)
            seen.append({"id": actor.id, "box": box, "visible": round(visible, 2),
                         "ground": [round(state.u, 3), round(state.v, 3)], **({"plate_box": plate} if plate else {})})
    return seen


def plate_box(scenario: Scenario, camera: Pinhole, states: dict[str, State], actor: Actor) -> Optional[list[float]]:
    """x, y, width, height of the number plate that faces the camera; None unless all of it is seen."""
    mount, state = actor.model.plate, states[actor.id]
    if not actor.plate or not mount:
        return None
    cos, sin = np.cos(state.heading), np.sin(state.heading)
    turn = np.array(((cos, sin, 0), (-sin, cos, 0), (0, 0, 1)))
    for end, facing in ((mount.front, 1), (mount.rear, -1)):
        if end:
            half = np.array(mount.size) / 2
            corners = np.array([(end[0], s * half[0], end[1] + t * half[1]) for s in (-1, 1) for t in (-1, 1)])
            points = corners @ turn + (state.u, state.v, 0)
            faces = (np.asarray(camera.at) - points.mean(axis=0)) @ (facing * cos, facing * sin, 0) > 0
            if faces and visible_share(scenario, camera, states, actor, points) == 1.0:
                return picture_box(camera, points)
    return None


def picture_box(camera: Pinhole, points: np.ndarray) -> Optional[list[float]]:
    """x, y, width, height of the points' part inside the picture; None where there is none."""
    placed = camera.project(points)
    placed = placed[placed[:, 2] > NEAREST]
    if not len(placed):
        return None
    x0, y0 = np.maximum(placed[:, :2].min(axis=0), 0)
    x1, y1 = np.minimum(placed[:, :2].max(axis=0), (camera.width, camera.height))
    if x1 - x0 < SMALLEST or y1 - y0 < SMALLEST:
        return None
    return [round(float(n), 1) for n in (x0, y0, x1 - x0, y1 - y0)]


def visible_share(scenario: Scenario, camera: Pinhole, states: dict[str, State], actor: Actor, points: np.ndarray) -> float:
    """Share of the points that lie in the picture and behind no other actor."""
    placed = camera.project(points)
    free = ((placed[:, 2] > NEAREST) & (placed[:, 0] >= 0) & (placed[:, 0] < camera.width)
            & (placed[:, 1] >= 0) & (placed[:, 1] < camera.height))
    for other in scenario.actors:
        if other.id != actor.id:
            free &= ~hidden(points, camera.at, states[other.id], other.model.solids)
    return float(free.mean())


def ruling_time(scenario: Scenario, ruling: Expected) -> float:
    """When the expected ruling falls, s: the front enters the zebra, or the vehicle has come to a stop before it."""
    vehicle = scenario.actor(ruling.vehicle)
    motion, crossing = vehicle.motion, scenario.crossing

    def inside(state: State) -> bool:
        """Signed way of the front past the zebra's edge on the vehicle's own side."""
        ahead = np.sin(state.heading)
        front = state.v + ahead * vehicle.model.length / 2
        return front >= 0 if ahead > 0 else front <= crossing.width

    entered = motion.first_time(inside, scenario.seconds)
    if ruling.kind == "failure_to_yield":
        if entered is None:
            raise ScenarioError(f"expected: '{vehicle.id}' never enters the zebra within the clip, so it fails nobody")
        return round(entered, 2)
    stop = next((t for t, _ in motion.stops if t <= scenario.seconds and not inside(motion.at(t))), None)
    if stop is None:
        raise ScenarioError(f"expected: '{vehicle.id}' never stops before the zebra within the clip, so it yields to nobody")
    return round(stop, 2)


def truth_json(scenario: Scenario, frames: list[list[dict]]) -> str:
    """The whole truth of a clip, one frame a line."""
    camera, crossing = scenario.camera, scenario.crossing
    head = {
        "clip": "clip.mp4", "width": camera.width, "height": camera.height, "fps": scenario.fps,
        "crossing": {"name": crossing.name, "outline": outline(camera, crossing), "length": crossing.length,
                     "width": crossing.width, "lanes": lanes(crossing)},
        "actors": [{"id": a.id, "kind": a.model.kind, "plate": a.plate} for a in scenario.actors],
        "frames": [],
        "expected": [{"t": ruling_time(scenario, r), "kind": r.kind, "vehicle": r.vehicle, "pedestrian": r.pedestrian,
                      "case": r.case, "why": r.why} for r in scenario.expected],
    }
    rows = ",\n".join(json.dumps({"t": round(t, 4), "boxes": b}) for t, b in zip(scenario.times, frames))
    return json.dumps(head, ensure_ascii=False, indent=1).replace('"frames": []', f'"frames": [\n{rows}\n ]') + "\n"
