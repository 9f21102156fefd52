"""Turns ground points into picture points: a camera without lens distortion and without roll. Pure."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

SENSOR_MM = 36.0
"""Width of the sensor that `lens` refers to (35 mm film), as in Blender."""


@dataclass(frozen=True)
class Pinhole:
    """at, looks_at: metres (u, v, z). lens: focal length in mm on a 36 mm wide sensor. Picture in pixels."""

    at: tuple[float, float, float]
    looks_at: tuple[float, float, float]
    lens: float
    width: int
    height: int

    def axes(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Unit vectors to the picture's right, up, and into the scene."""
        ahead = np.subtract(self.looks_at, self.at).astype(float)
        ahead /= np.linalg.norm(ahead)
        right = np.cross(ahead, (0.0, 0.0, 1.0))
        right /= np.linalg.norm(right)
        return right, np.cross(right, ahead), ahead

    def project(self, points: np.ndarray) -> np.ndarray:
        """World points (n, 3) to rows of x, y (pixels from the upper left corner) and depth (m)."""
        right, up, ahead = self.axes()
        away = np.asarray(points, dtype=float) - np.asarray(self.at, dtype=float)
        depth = away @ ahead
        focal = self.lens / SENSOR_MM * max(self.width, self.height)
        safe = np.where(np.abs(depth) < 1e-6, 1e-6, depth)
        return np.stack([self.width / 2 + focal * (away @ right) / safe,
                         self.height / 2 - focal * (away @ up) / safe, depth], axis=1)

    def shaken(self, sway: tuple[float, float]) -> "Pinhole":
        """The same camera turned by small angles (rad) to the right and up."""
        right, up, ahead = self.axes()
        distance = float(np.linalg.norm(np.subtract(self.looks_at, self.at)))
        target = np.asarray(self.at) + distance * (ahead + sway[0] * right + sway[1] * up)
        return Pinhole(self.at, tuple(float(x) for x in target), self.lens, self.width, self.height)
