"""The road users there are, with the sizes that rulings and visibility need. Pure."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional


@dataclass(frozen=True)
class Solid:
    """An upright box in an actor's own frame: x ahead, y left, z up, metres."""

    x: tuple[float, float]
    y: tuple[float, float]
    z: tuple[float, float]


@dataclass(frozen=True)
class PlateMount:
    """Where a vehicle carries its number plate: x and z of the middle, m, in front (None: nowhere) and behind."""

    front: Optional[tuple[float, float]]
    rear: tuple[float, float]
    size: tuple[float, float] = (0.44, 0.14)


@dataclass(frozen=True)
class Model:
    """What a model counts as, its length (m), its usual pace (m/s2) and the boxes that hide what is behind it."""

    kind: str
    length: float
    gain: float
    brake: float
    solids: tuple[Solid, ...]
    plate: Optional[PlateMount] = None


def _mount(length: float, front: float, rear: float) -> PlateMount:
    reach = length / 2 + 0.012
    return PlateMount((reach, front), (-reach, rear))


def _car(length: float, width: float, belt: float, roof: float, cabin: tuple[float, float], plate: float) -> Model:
    half, side = length / 2, width / 2
    return Model("car", length, 1.8, 3.2, (Solid((-half, half), (-side, side), (0.15, belt)),
                                           Solid(cabin, (-side + 0.15, side - 0.15), (belt, roof))),
                 _mount(length, plate, plate + 0.12))


MODELS = {
    "person": Model("pedestrian", 0.4, 1.5, 2.0, (Solid((-0.2, 0.2), (-0.22, 0.22), (0.0, 1.65)),)),
    "ebike": Model("bicycle", 1.9, 1.2, 2.5, (Solid((-0.94, 0.98), (-0.15, 0.15), (0.1, 0.9)),
                                              Solid((-0.4, 0.2), (-0.25, 0.25), (0.9, 1.7))),
                   PlateMount(None, (-0.80, 0.48), (0.20, 0.11))),
    "sedan": _car(4.60, 1.80, 0.95, 1.45, (-1.5, 0.9), 0.44),
    "taxi": _car(4.60, 1.80, 0.95, 1.45, (-1.5, 0.9), 0.44),
    "suv": _car(4.65, 1.88, 1.08, 1.70, (-2.1, 0.9), 0.52),
    "van": _car(4.90, 1.86, 1.10, 1.95, (-2.4, 1.6), 0.50),
    "bus": Model("bus", 10.5, 1.0, 2.0, (Solid((-5.25, 5.25), (-1.25, 1.25), (0.3, 3.0)),), _mount(10.5, 0.55, 0.75)),
    "truck": Model("truck", 7.2, 1.0, 2.2, (Solid((1.75, 3.6), (-1.05, 1.05), (0.35, 2.35)),
                                            Solid((-3.6, 1.65), (-1.15, 1.15), (0.75, 3.05))), _mount(7.2, 0.55, 0.62)),
}
OUTFITS = ("skirt", "long_hair", "grey_hair", "hat", "bag", "backpack", "umbrella", "pram", "stoop")
"""What a person may wear or carry; a stoop is an old person's."""
KINDS = ("pedestrian", "bicycle", "motorcycle", "car", "bus", "truck")
