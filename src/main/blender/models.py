"""The road users there are, with the sizes that rulings and visibility need. Pure."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Solid:
    """An upright box in an actor's own frame: x ahead, y left, z up, metres."""

    x: tuple[float, float]
    y: tuple[float, float]
    z: tuple[float, float]


@dataclass(frozen=True)
class Model:
    """What a model counts as, its length (m), its usual pace (m/s2) and the boxes that hide what is behind it."""

    kind: str
    length: float
    gain: float
    brake: float
    solids: tuple[Solid, ...]


def _car(length: float, width: float, belt: float, roof: float, cabin: tuple[float, float]) -> Model:
    half, side = length / 2, width / 2
    return Model("car", length, 1.8, 3.2, (Solid((-half, half), (-side, side), (0.15, belt)),
                                           Solid(cabin, (-side + 0.15, side - 0.15), (belt, roof))))


MODELS = {
    "person": Model("pedestrian", 0.4, 1.5, 2.0, (Solid((-0.2, 0.2), (-0.22, 0.22), (0.0, 1.65)),)),
    "ebike": Model("bicycle", 1.7, 1.2, 2.5, (Solid((-0.8, 0.6), (-0.15, 0.15), (0.1, 0.9)),
                                              Solid((-0.4, 0.2), (-0.25, 0.25), (0.9, 1.7)))),
    "sedan": _car(4.60, 1.80, 0.95, 1.45, (-1.5, 0.9)),
    "taxi": _car(4.60, 1.80, 0.95, 1.45, (-1.5, 0.9)),
    "suv": _car(4.65, 1.88, 1.08, 1.70, (-2.1, 0.9)),
    "van": _car(4.90, 1.86, 1.10, 1.95, (-2.4, 1.6)),
    "bus": Model("bus", 10.5, 1.0, 2.0, (Solid((-5.25, 5.25), (-1.25, 1.25), (0.3, 3.0)),)),
}
KINDS = ("pedestrian", "bicycle", "motorcycle", "car", "bus", "truck")
