"""Turns a crossing into asphalt, kerbs, pavements, lane lines, stop lines and zebra stripes.

World frame = ground frame: x = u (across the road), y = v (along it), z up. Traffic keeps right: forward (v grows) on
the larger u.
"""
from mathutils import Matrix

from materials import principled, speckled
from meshes import mesh_object, new_root, join_children, slab

KERB = 0.13
"""Height of the pavement above the road, m."""
REACH = (-110.0, 90.0)
"""From where to where along v the road is built."""
PAVEMENT = 4.6
STRIPE, GAP = 0.45, 0.55


def ground_height(crossing, u, v):
    """Height of the ground, m: the kerb is dropped over half a metre where people step up."""
    u -= crossing.shift(v)
    beyond = max(-u, u - crossing.length, 0.0)
    return KERB * min(beyond / 0.5, 1.0)


def build_street(crossing):
    """The road and its paint, as one object."""
    root = new_root("street")
    build_ground(root, crossing)
    build_lines(root, crossing)
    if crossing.refuge:
        build_refuge(root, crossing)
    lean(root, crossing)
    build_zebra(root, crossing)
    join_children(root)
    return root


def lean(root, crossing):
    """Merge what lies under root and let it lean as the road does; the zebra stays square."""
    whole = join_children(root)
    shear = Matrix.Identity(4)
    shear[0][1], shear[0][3] = crossing.shift(1) - crossing.shift(0), crossing.shift(0)
    whole.data.transform(whole.matrix_world.inverted() @ shear @ whole.matrix_world)


def build_ground(root, crossing):
    """Asphalt, kerbs (dropped at the crossing), pavements, verges."""
    start, end = REACH
    asphalt = speckled("asphalt", (0.055, 0.055, 0.058), (0.085, 0.084, 0.082), 1.3)
    kerb = speckled("kerb", (0.26, 0.25, 0.24), (0.36, 0.35, 0.33), 3)
    paving = speckled("paving", (0.20, 0.19, 0.175), (0.28, 0.265, 0.245), 1.1)
    grass = speckled("grass", (0.030, 0.055, 0.016), (0.065, 0.095, 0.030), 1.4)
    far = speckled("far_ground", (0.08, 0.09, 0.06), (0.12, 0.12, 0.09), 0.05)
    joint = principled("joint", (0.10, 0.095, 0.09), 1.0, 0.0)
    slab(root, -500, 500, -500, 500, -0.5, -0.21, far)
    slab(root, -0.05, crossing.length + 0.05, start, end, -0.2, 0.0, asphalt)
    ramp = (-0.4, crossing.width + 0.4)
    for side, edge in ((-1, 0.0), (1, crossing.length)):
        def strip(inner, outer, v0, v1, top, material):
            low, high = sorted((edge + side * inner, edge + side * outer))
            slab(root, low, high, v0, v1, -0.2, top, material)
        for v0, v1 in ((start, ramp[0]), (ramp[1], end)):
            strip(0.0, 0.2, v0, v1, KERB, kerb)
            strip(0.2, 0.5, v0, v1, KERB - 0.005, paving)
        build_ramp(root, edge, side, ramp, paving)
        strip(0.5, PAVEMENT, start, end, KERB - 0.005, paving)
        strip(PAVEMENT, 70, start, end, KERB - 0.02, grass)
        for k in range(-25, 26):
            strip(0.5, PAVEMENT, k * 1.2, k * 1.2 + 0.02, KERB - 0.003, joint)


def build_ramp(root, edge, side, span, material):
    """The dropped kerb: a slope of half a metre."""
    low, high = (edge, 0.004), (edge + side * 0.5, KERB - 0.005)
    corners = [(low[0], span[0], low[1]), (high[0], span[0], high[1]), (high[0], span[1], high[1]), (low[0], span[1], low[1])]
    mesh_object("ramp", root, corners, [(0, 1, 2, 3)[::side]], [material], smooth=False)


def white_paint():
    return speckled("road_white", (0.42, 0.42, 0.40), (0.62, 0.62, 0.60), 2.5)


def mark(root, u0, u1, v0, v1, material):
    """A painted rectangle just above the asphalt."""
    z = 0.008
    mesh_object("mark", root, [(u0, v0, z), (u1, v0, z), (u1, v1, z), (u0, v1, z)], [(0, 1, 2, 3)], [material], smooth=False)


def build_zebra(root, crossing):
    """Stripes along the driving direction, 45 cm wide, none on a refuge island."""
    count = int((crossing.length - 0.4 + GAP) / (STRIPE + GAP))
    u = (crossing.length - count * (STRIPE + GAP) + GAP) / 2
    for _ in range(count):
        island = crossing.refuge
        if not island or u + STRIPE < island[0] or u > island[1]:
            mark(root, u, u + STRIPE, 0, crossing.width, white_paint())
        u += STRIPE + GAP


def build_lines(root, crossing):
    """Stop lines, lane lines, the yellow centre line and the diamonds that announce the crossing."""
    white = white_paint()
    yellow = speckled("road_yellow", (0.40, 0.24, 0.03), (0.56, 0.35, 0.05), 2.5)
    spans = approach_spans(crossing)
    lanes = sorted(crossing.lanes, key=lambda lane: lane.start)
    for lane in lanes:
        if lane.direction in crossing.stop_lines:
            at, away = crossing.stop_lines[lane.direction], -1 if lane.direction == "forward" else 1
            mark(root, lane.start, lane.end, *sorted((at, at + away * 0.3)), white)
            if lane.kind == "motor":
                build_diamond(root, (lane.start + lane.end) / 2, at + away * 27, white)
    for left, right in zip(lanes, lanes[1:]):
        if left.direction != right.direction:
            continue
        u = (left.end + right.start) / 2
        for v0, v1 in spans:
            solid = 25 if left.kind == right.kind else abs(v1 - v0)
            broken_line(root, u, v0, v1, solid, white)
    for u in (lanes[0].start, lanes[-1].end):
        for v0, v1 in spans:
            mark(root, u - 0.06, u + 0.06, *sorted((v0, v1)), white)
    middle = [crossing.centre - 0.14, crossing.centre + 0.14] if crossing.centre else crossing.refuge or ()
    for v0, v1 in spans:
        for u in middle:
            mark(root, u - 0.06, u + 0.06, *sorted((v0, v1)), yellow)


def approach_spans(crossing):
    """The two stretches of road before and behind the zebra, each from its zebra end outwards."""
    lines = crossing.stop_lines
    return ((min(lines.get("forward", -0.6), -0.6), REACH[0]),
            (max(lines.get("backward", crossing.width + 0.6), crossing.width + 0.6), REACH[1]))


def broken_line(root, u, v0, v1, solid, material):
    """A lane line that is solid for the first metres from v0 towards v1, then 2 m on, 4 m off."""
    way = 1 if v1 > v0 else -1
    mark(root, u - 0.06, u + 0.06, *sorted((v0, v0 + way * solid)), material)
    at = solid + 4.0
    while at + 2.0 < abs(v1 - v0):
        mark(root, u - 0.06, u + 0.06, *sorted((v0 + way * at, v0 + way * (at + 2.0))), material)
        at += 6.0


def build_diamond(root, u, v, material):
    """The hollow white diamond painted some 30 m before a crossing."""
    outer, inner, z = (0.75, 1.5), (0.55, 1.1), 0.008
    points = [(u + s * a, v + t * b, z) for a, b in (outer, inner) for s, t in ((1, 0), (0, 1), (-1, 0), (0, -1))]
    faces = [(k, (k + 1) % 4, 4 + (k + 1) % 4, 4 + k) for k in range(4)]
    mesh_object("diamond", root, points, faces, [material], smooth=False)


def build_refuge(root, crossing):
    """Kerbed islands before and behind the gap where people wait."""
    kerb = speckled("kerb", (0.26, 0.25, 0.24), (0.36, 0.35, 0.33), 3)
    u0, u1 = crossing.refuge
    for v0, v1 in ((-6.0, 0.0), (crossing.width, crossing.width + 6.0)):
        slab(root, u0, u1, v0, v1, 0, 0.18, kerb, 0.05)
