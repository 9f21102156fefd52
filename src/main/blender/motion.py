"""Turns waypoints, speeds and waits into a position for every moment. Pure: no Blender, no clock.

Ground frame: metres, u across the road (walking direction), v along it (driving direction),
right-handed seen from above. Headings are radians, 0 along +u, counter-clockwise.
"""
from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import Callable, NamedTuple, Optional, Sequence

CURVE_STEPS = 12
EPSILON = 1e-9


class MotionError(ValueError):
    """A path or pace that cannot be driven; the text is one sentence."""


@dataclass(frozen=True)
class Waypoint:
    """A point of the path, what speed holds from there on, and how long to stand there.

    speed: m/s from this point on (None: unchanged). wait: s to stand. until: s, stand until that time.
    """

    at: tuple[float, float]
    speed: Optional[float] = None
    wait: Optional[float] = None
    until: Optional[float] = None

    @property
    def stops(self) -> bool:
        return self.wait is not None or self.until is not None


@dataclass(frozen=True)
class Pace:
    """How an actor changes speed: m/s, m/s2, and the time it first moves (None: already moving at 0)."""

    speed: float
    gain: float
    brake: float
    start: Optional[float] = None


class State(NamedTuple):
    """Where an actor is: ground point (m), heading (rad), way covered (m), speed (m/s)."""

    u: float
    v: float
    heading: float
    distance: float
    speed: float


class Path:
    """A polyline whose corners are rounded by quadratic curves reaching `corner` metres to both sides."""

    def __init__(self, points: Sequence[tuple[float, float]], corner: float = 0.0):
        if len(points) > 1 and any(math.dist(a, b) < 0.01 for a, b in zip(points, points[1:])):
            raise MotionError("has two waypoints at the same place")
        self._points: list[tuple[float, float]] = [points[0]]
        marks = [0]
        for before, here, after in zip(points, points[1:], points[2:]):
            reach = min(corner, math.dist(before, here) / 2, math.dist(here, after) / 2)
            if reach > 0:
                enter, leave = _towards(here, before, reach), _towards(here, after, reach)
                curve = [_bezier(enter, here, leave, k / CURVE_STEPS) for k in range(CURVE_STEPS + 1)]
            else:
                curve = [here]
            marks.append(len(self._points) + len(curve) // 2)
            self._points += curve
        if len(points) > 1:
            marks.append(len(self._points))
            self._points.append(points[-1])
        self._along = [0.0]
        for a, b in zip(self._points, self._points[1:]):
            self._along.append(self._along[-1] + math.dist(a, b))
        self.marks = [self._along[m] for m in marks]

    @property
    def length(self) -> float:
        return self._along[-1]

    def locate(self, distance: float) -> tuple[float, float, float]:
        """(u, v, heading) after `distance` metres; a path of one point has heading 0."""
        if len(self._points) == 1:
            return (*self._points[0], 0.0)
        k = min(max(bisect_right(self._along, distance) - 1, 0), len(self._points) - 2)
        a, b = self._points[k], self._points[k + 1]
        share = (distance - self._along[k]) / (self._along[k + 1] - self._along[k])
        heading = math.atan2(b[1] - a[1], b[0] - a[0])
        return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, heading


@dataclass(frozen=True)
class _Phase:
    """From time t0 at distance s0 with speed v0 and constant acceleration a."""

    t0: float
    s0: float
    v0: float
    a: float


class Motion:
    """One actor's movement: stands at its last waypoint for ever."""

    def __init__(self, waypoints: Sequence[Waypoint], pace: Pace, corner: float = 0.0, facing: Optional[float] = None):
        self.path = Path([w.at for w in waypoints], corner)
        self._facing = facing
        self._phases: list[_Phase] = []
        self._time, self._distance = 0.0, 0.0
        self.stops: list[tuple[float, float]] = []
        """(time, distance) of every halt after a movement."""
        speed = pace.speed if pace.start is None and len(waypoints) > 1 else 0.0
        if pace.start:
            self._stand(pace.start)
        self._drive(waypoints, pace, speed)
        self._phases.append(_Phase(self._time, self._distance, 0.0, 0.0))
        self._starts = [p.t0 for p in self._phases]

    def _drive(self, waypoints: Sequence[Waypoint], pace: Pace, speed: float) -> None:
        cruise = waypoints[0].speed or pace.speed
        if waypoints[0].stops:
            self._halt(waypoints[0])
            speed = 0.0
        last = len(waypoints) - 1
        for number, (point, mark) in enumerate(zip(waypoints[1:], self.path.marks[1:]), start=1):
            after = point.speed or cruise
            target = 0.0 if point.stops or number == last else min(cruise, after)
            speed = self._cover(mark - self._distance, speed, cruise, target, pace)
            self._distance = mark
            if target == 0.0:
                self.stops.append((self._time, mark))
                self._halt(point)
            cruise = after

    def _cover(self, length: float, v0: float, cruise: float, v1: float, pace: Pace) -> float:
        """Speed up, hold, brake over `length` metres; returns the speed reached at its end."""
        if v0 * v0 > v1 * v1 + 2 * pace.brake * length + EPSILON:
            raise MotionError(
                f"cannot brake from {v0:.2f} to {v1:.2f} m/s within {length:.2f} m at {pace.brake:g} m/s2")
        v1 = min(v1, math.sqrt(v0 * v0 + 2 * pace.gain * length))
        if v0 > cruise:
            self._accelerate(v0, cruise, -pace.brake)
            length -= (v0 * v0 - cruise * cruise) / (2 * pace.brake)
            v0 = cruise
        peak = math.sqrt((2 * pace.gain * pace.brake * length + pace.brake * v0 * v0 + pace.gain * v1 * v1)
                         / (pace.gain + pace.brake))
        peak = max(min(cruise, peak), v1, v0)
        rise = (peak * peak - v0 * v0) / (2 * pace.gain)
        fall = (peak * peak - v1 * v1) / (2 * pace.brake)
        self._accelerate(v0, peak, pace.gain)
        hold = length - rise - fall
        if hold > EPSILON:
            self._add(peak, 0.0, hold / peak)
        self._accelerate(peak, v1, -pace.brake)
        return v1

    def _accelerate(self, v0: float, v1: float, a: float) -> None:
        if abs(v1 - v0) > EPSILON:
            self._add(v0, a, (v1 - v0) / a)

    def _add(self, v0: float, a: float, lasting: float) -> None:
        self._phases.append(_Phase(self._time, self._distance, v0, a))
        self._time += lasting
        self._distance += v0 * lasting + a * lasting * lasting / 2

    def _halt(self, point: Waypoint) -> None:
        until = self._time + (point.wait or 0.0)
        if point.until is not None:
            until = max(until, point.until)
        self._stand(until - self._time)

    def _stand(self, lasting: float) -> None:
        if lasting > 0:
            self._add(0.0, 0.0, lasting)

    def at(self, time: float) -> State:
        """The state at `time` seconds (>= 0) after the clip's start."""
        phase = self._phases[max(bisect_right(self._starts, time) - 1, 0)]
        dt = time - phase.t0
        distance = phase.s0 + phase.v0 * dt + phase.a * dt * dt / 2
        u, v, heading = self.path.locate(distance)
        if self._facing is not None and self.path.length == 0:
            heading = self._facing
        return State(u, v, heading, distance, max(phase.v0 + phase.a * dt, 0.0))

    def first_time(self, holds: Callable[[State], bool], end: float) -> Optional[float]:
        """The first moment in [0, end] at which `holds` becomes true, to a millisecond; None if never."""
        step = 0.02
        for k in range(int(end / step) + 1):
            if holds(self.at(k * step)):
                low, high = max(k - 1, 0) * step, k * step
                while high - low > 0.0005:
                    middle = (low + high) / 2
                    low, high = (low, middle) if holds(self.at(middle)) else (middle, high)
                return high
        return None


def _towards(start: tuple[float, float], goal: tuple[float, float], reach: float) -> tuple[float, float]:
    share = reach / math.dist(start, goal)
    return start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share


def _bezier(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], t: float) -> tuple[float, float]:
    s = 1 - t
    return (s * s * a[0] + 2 * s * t * b[0] + t * t * c[0], s * s * a[1] + 2 * s * t * b[1] + t * t * c[1])
