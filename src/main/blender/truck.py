"""A 7.2 m box truck: every mesh is made here. It stands on z = 0, is centred on its Empty and faces +x."""
from materials import paint, vehicle_materials
from meshes import box, join_children, mesh_object, new_root, tube
from models import MODELS
from vehicle_parts import contact_shadow, plates, wheel


def make_truck(colour, plate):
    """A cab over the engine, painted, before a pale cargo box."""
    root, roles = new_root("truck"), vehicle_materials(colour)
    cargo = paint((0.40, 0.40, 0.39))
    build_cab(root, roles)
    # cargo box with its ribs, frame and doors
    box(root, (-0.97, 0, 1.92), (5.26, 2.30, 2.26), cargo, 0.03)
    for side in (1, -1):
        for x in [-3.3 + 0.66 * k for k in range(8)]:
            box(root, (x, side * 1.155, 1.92), (0.05, 0.02, 2.10), roles["rim"], 0.0)
        for z in (0.83, 3.00):
            box(root, (-0.97, side * 1.15, z), (5.26, 0.05, 0.08), roles["trim"], 0.0)
        box(root, (-0.6, side * 1.02, 0.60), (2.6, 0.04, 0.30), roles["trim"], 0.0)
        box(root, (-3.60, side * 0.57, 1.92), (0.03, 1.08, 2.10), roles["rim"], 0.01)
        box(root, (-3.60, side * 0.95, 0.72), (0.05, 0.34, 0.16), roles["taillamp"], 0.02)
        box(root, (-0.2, side * 0.42, 0.66), (6.2, 0.10, 0.20), roles["dark"], 0.0)
    box(root, (-3.55, 0, 0.45), (0.08, 2.10, 0.12), roles["trim"], 0.02)
    box(root, (-3.56, 0, 0.62), (0.06, 0.70, 0.20), roles["dark"], 0.0)
    box(root, (-0.3, 0, 0.55), (5.8, 1.5, 0.30), roles["dark"], 0.0)
    for x in (2.55, -2.25):
        for side in (1, -1):
            wheel(root, x, side * 0.95, 0.42, 0.26 if x > 0 else 0.40, roles, spokes=8)
    plates(root, plate, "truck", MODELS["truck"].plate)
    contact_shadow(root, MODELS["truck"].length, 2.2)
    join_children(root)
    return root


def build_cab(root, roles):
    """The cab: painted shell, slanted windscreen, side windows, lamps, bumper, mirrors."""
    half = 1.05
    profile = [(1.80, 0.55), (3.50, 0.55), (3.56, 1.25), (3.50, 1.34), (3.18, 2.22), (2.95, 2.36), (1.80, 2.36)]
    count = len(profile)
    points = [(x, side * half * (0.97 if z > 2.0 else 1.0), z) for side in (1, -1) for x, z in profile]
    faces = [tuple(range(count))[::-1], tuple(range(count, 2 * count))]
    faces += [(k, (k + 1) % count, count + (k + 1) % count, count + k) for k in range(count)]
    mesh_object("cab", root, points, faces, [roles["paint"]], smooth=False)
    mesh_object("windscreen", root, [(3.515, -0.94, 1.37), (3.515, 0.94, 1.37), (3.205, 0.90, 2.19), (3.205, -0.90, 2.19)],
                [(0, 1, 2, 3)], [roles["glass"]], smooth=False)
    for side in (1, -1):
        y = side * (half + 0.006)
        window = [(2.15, y, 1.40), (3.36, y, 1.40), (3.08, y * 0.975, 2.15), (2.15, y * 0.975, 2.15)]
        mesh_object("side_window", root, window, [(0, 1, 2, 3)[::-side]], [roles["glass"]], smooth=False)
        box(root, (2.08, side * half, 1.30), (0.015, 0.015, 1.40), roles["dark"], 0.0)
        box(root, (3.55, side * 0.80, 0.82), (0.05, 0.34, 0.18), roles["headlamp"], 0.03)
        box(root, (3.52, side * (half + 0.20), 1.75), (0.10, 0.16, 0.36), roles["trim"], 0.03)
        tube(root, (3.35, side * half, 1.95), (3.50, side * (half + 0.18), 1.85), 0.018, roles["trim"])
        box(root, (2.55, side * (half - 0.02), 0.62), (0.98, 0.08, 0.22), roles["dark"], 0.0)
    box(root, (3.56, 0, 1.08), (0.03, 1.50, 0.20), roles["trim"], 0.01)
    box(root, (3.55, 0, 0.52), (0.12, 2.06, 0.26), roles["trim"], 0.03)
