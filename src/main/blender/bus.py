"""A 10.5 m city bus: every mesh is made here. It stands on z = 0, is centred on its Empty and faces +x."""
import math

from lettering import panel, text_image
from materials import paint, vehicle_materials
from meshes import bake_modifiers, box, join_children, new_root, skin, tube
from models import MODELS
from vehicle_parts import contact_shadow, cut_arches, plates, wheel


def make_bus(colour, plate):
    """A 10.5 m city bus: painted lower half, a long band of glass, pale roof."""
    root, roles = new_root("bus"), vehicle_materials(colour)
    roles["pale"] = paint((0.55, 0.55, 0.53))
    length, width, height = 10.5, 2.5, 3.0
    front, half = length / 2, width / 2
    posts = [front - 0.75, front - 1.9, front - 3.3, front - 4.7, front - 6.1, front - 7.5, front - 8.9, -front + 0.4]
    plan = [(front, 0.0), (front - 0.02, 0.45 * half), (front - 0.08, 0.86 * half), (front - 0.22, 0.985 * half)]
    kinds = ["front", "front", "corner"]
    for x in posts:
        plan += [(x + 0.05, half), (x - 0.05, half)]
        kinds += ["side", "post"]
    plan += [(-front + 0.12, 0.97 * half), (-front + 0.04, 0.86 * half), (-front + 0.01, 0.45 * half), (-front, 0.0)]
    kinds += ["post", "corner", "rear", "rear"]
    levels = [(0.30, 0.97), (0.34, 1.0), (0.62, 1.0), (0.86, 1.0), (1.12, 1.0), (1.18, 1.0), (2.42, 0.985), (2.48, 0.98),
              (2.86, 0.97), (2.96, 0.93)]
    rings = [[(x, 0.0, 0.3) for x, _ in plan]]
    rings += [[(x * (1 if scale > 0.95 else 0.99), y * scale, z) for x, y in plan] for z, scale in levels]
    rings += [[(x * 0.98, y * 0.80, height) for x, y in plan], [(x * 0.975, 0.0, height + 0.03) for x, _ in plan]]
    last = len(kinds)

    def role_of(r, c):
        kind = kinds[c]
        if r == 0:
            return "dark"
        if r <= 2:
            return "trim" if r == 1 else "paint"
        if r == 3 and kind == "corner":
            return "headlamp" if c < last / 2 else "taillamp"
        if r == 3 and c == 1:
            return "headlamp"
        if r == 3 and c == last - 2:
            return "taillamp"
        if r == 6 and kind in ("front", "side"):
            return "glass"
        if r == 6 and kind == "rear":
            return "glass"
        if r in (5, 6, 7) and kind in ("front", "corner", "side", "post"):
            return "trim"
        if r == 5 and kind == "front" or r == 4 and kind == "front":
            return "glass"
        if r >= 8:
            return "pale"
        return "paint"

    body = skin("bus", root, rings, role_of, roles, levels=0)
    bevel = body.modifiers.new("bevel", "BEVEL")
    bevel.width, bevel.segments, bevel.angle_limit = 0.05, 2, math.radians(25)
    bake_modifiers(body)
    body.data.use_auto_smooth = True
    body.data.auto_smooth_angle = math.radians(30)
    axles, radius = (2.55, -2.75), 0.48
    cut_arches(body, axles, half, radius, roles)
    body.data.auto_smooth_angle = math.radians(30)
    for x in axles:
        for side in (1, -1):
            wheel(root, x, side * (half - 0.16), radius, 0.28, roles, spokes=8)
    # two doors on the kerb side (vehicles keep right, so the kerb is at -y)
    for x in (front - 1.30, -0.05):
        box(root, (x, -half + 0.012, 1.42), (1.10, 0.03, 2.05), roles["trim"], 0.0)
        for leaf in (-0.27, 0.27):
            box(root, (x + leaf, -half + 0.002, 1.45), (0.46, 0.03, 1.80), roles["glass"], 0.0)
    for x in (2.4, -2.2):
        box(root, (x, 0, height + 0.10), (2.2, 1.5, 0.24), roles["pale"], 0.06)
    for side in (1, -1):
        box(root, (0, side * (half + 0.002), 0.98), (length * 0.93, 0.012, 0.07), roles["pale"], 0.0)
        tube(root, (front + 0.03, side * 0.15, 1.22), (front + 0.02, side * 0.75, 1.95), 0.012, roles["dark"])
    for facing in (1, -1):
        route = text_image("2路 火车站", 640, 102, "0x050505", "0xf0a030")
        panel(root, route, (facing * (front + 0.01), 0, 2.68), (1.5, 0.24), facing, 0.6)
    for side in (1, -1):
        box(root, (front + 0.14, side * (half - 0.02), 2.15), (0.14, 0.16, 0.38), roles["trim"], 0.03)
        tube(root, (front - 0.05, side * (half - 0.08), 2.5), (front + 0.14, side * (half - 0.02), 2.3), 0.018,
             roles["trim"])
    plates(root, plate, "bus", MODELS["bus"].plate)
    contact_shadow(root, length, width)
    join_children(root, 30)
    return root
