"""How much of an actor the camera sees: sample points that lie in the picture and behind no other actor. Pure."""
from __future__ import annotations

import math

import numpy as np

from models import Solid
from motion import State

SAMPLES = 160


def hidden(points: np.ndarray, camera_at, state: State, solids: tuple[Solid, ...]) -> np.ndarray:
    """Which points (n, 3) lie behind another actor's solids, seen from the camera."""
    cos, sin = math.cos(state.heading), math.sin(state.heading)
    turn = np.array(((cos, -sin, 0), (sin, cos, 0), (0, 0, 1)))
    origin = (np.asarray(camera_at, dtype=float) - (state.u, state.v, 0)) @ turn
    rays = (points - (state.u, state.v, 0)) @ turn - origin
    rays = np.where(np.abs(rays) < 1e-9, 1e-9, rays)
    blocked = np.zeros(len(points), dtype=bool)
    for solid in solids:
        low, high = np.array((solid.x, solid.y, solid.z)).T
        first, second = (low - origin) / rays, (high - origin) / rays
        enter = np.minimum(first, second).max(axis=1)
        leave = np.maximum(first, second).min(axis=1)
        blocked |= (enter < leave) & (enter > 0) & (enter < 0.999)
    return blocked


def sample(points: np.ndarray) -> np.ndarray:
    """At most SAMPLES of the points, evenly picked."""
    return points[:: max(1, len(points) // SAMPLES)]
