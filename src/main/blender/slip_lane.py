"""A channelised right turn: one lane between the pavement and an island, bending right behind the zebra.

The main road runs on the island's other side, at u < 0.
"""
import math

from materials import principled, speckled
from meshes import join_children, mesh_object, new_root, slab
from street import KERB, PAVEMENT, REACH, build_zebra, mark, white_paint

INNER = 10.0
"""Radius of the pavement's kerb round the corner, m; the island's kerb has the crossing's length more."""
BEND = 3.0
"""Where along v the lane begins to bend."""
ISLAND_NOSE, ISLAND_SIDE = -9.0, -7.0
MAIN_ROAD = 24.0
"""Width of the road beyond the island, m."""


def build_slip_lane(crossing):
    """Asphalt, the corner's pavement, the island, the zebra and the lines."""
    root = new_root("street")
    asphalt = speckled("asphalt", (0.055, 0.055, 0.058), (0.085, 0.084, 0.082), 1.3)
    kerb = speckled("kerb", (0.26, 0.25, 0.24), (0.36, 0.35, 0.33), 3)
    paving = speckled("paving", (0.20, 0.19, 0.175), (0.28, 0.265, 0.245), 1.1)
    grass = speckled("grass", (0.030, 0.055, 0.016), (0.065, 0.095, 0.030), 1.4)
    far = speckled("far_ground", (0.08, 0.09, 0.06), (0.12, 0.12, 0.09), 0.05)
    length, centre = crossing.length, (crossing.length + INNER, BEND)
    slab(root, -500, 500, -500, 500, -0.5, -0.21, far)
    slab(root, ISLAND_SIDE - MAIN_ROAD, 90, REACH[0], REACH[1], -0.2, 0.0, asphalt)
    edge = ISLAND_SIDE - MAIN_ROAD
    slab(root, edge - PAVEMENT, edge, REACH[0], REACH[1], -0.2, KERB, paving)
    for radius, top, material in ((INNER, KERB - 0.004, kerb), (INNER - 0.2, KERB, paving), (INNER - PAVEMENT, KERB + 0.01, grass)):
        inner = centre[0] - radius
        outline = [(inner, REACH[0]), (90, REACH[0]), (90, BEND + radius), *arc(centre, radius, 90, 180)]
        prism(root, outline, top, material)
    island = [(-0.1, ISLAND_NOSE), (-0.1, BEND), *arc(centre, INNER + length, 180, 125), (ISLAND_SIDE, BEND + 17),
              (ISLAND_SIDE, ISLAND_NOSE + 9)]
    prism(root, island, KERB - 0.004, kerb)
    prism(root, [(u + (-0.3 if u > ISLAND_SIDE else 0.3), v + (0.8 if v < BEND else -0.4)) for u, v in island], KERB, paving)
    build_zebra(root, crossing)
    build_lines(root, crossing)
    join_children(root)
    return root


def arc(centre, radius, start, end, steps=24):
    """Points on a circle from one angle to another, degrees."""
    turns = [math.radians(start + (end - start) * k / steps) for k in range(steps + 1)]
    return [(centre[0] + radius * math.cos(t), centre[1] + radius * math.sin(t)) for t in turns]


def prism(root, outline, top, material):
    """A flat block over an outline of (u, v)."""
    n = len(outline)
    points = [(u, v, z) for z in (-0.2, top) for u, v in outline]
    faces = [tuple(range(n, 2 * n))] + [(k, (k + 1) % n, n + (k + 1) % n, n + k) for k in range(n)]
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(outline, outline[1:] + outline[:1]))
    mesh_object("prism", root, points, faces if area > 0 else [f[::-1] for f in faces], [material], smooth=False)


def build_lines(root, crossing):
    """The stop line, the lane's edges, and the main road's lane lines."""
    white = white_paint()
    stop = crossing.stop_lines["forward"]
    mark(root, 0.3, crossing.length - 0.3, stop - 0.3, stop, white)
    mark(root, crossing.length - 0.35, crossing.length - 0.23, REACH[0], stop, white)
    for v in range(-100, int(ISLAND_NOSE) - 2, 6):
        mark(root, -0.16, -0.04, v, v + 2, white)
    for lane in range(1, 7):
        u = ISLAND_SIDE + 7 - 3.5 * lane
        if u > ISLAND_SIDE - MAIN_ROAD + 1:
            for v in range(-100, 60, 6):
                if u < ISLAND_SIDE - 0.5 or v < ISLAND_NOSE - 4:
                    mark(root, u - 0.06, u + 0.06, v, v + 2, white)
    yellow = principled("road_yellow_plain", (0.48, 0.30, 0.04), 0.9, 0.1)
    mark(root, ISLAND_SIDE - 10.6, ISLAND_SIDE - 10.4, REACH[0], 40, yellow)
