"""Sedan, SUV, van and taxi: every mesh is made here, no model is loaded.

A car stands on z = 0, is centred on its Empty and faces +x. Its body is a "skin": rings of points (from the sill up to
the bonnet, or from the belt line up to the roof), each ring running along one side from the front centre to the rear
centre; mirrored, smoothed, and coloured by ring and column.
"""
from lettering import panel, text_image
from materials import principled, vehicle_materials
from meshes import box, join_children, new_root, skin
from models import MODELS
from vehicle_parts import bumper_trim, contact_shadow, cut_arches, door_lines, mirrors, plates, wheel


def car_body(root, roles, length, width, deck, sill=0.19, skirt="trim"):
    """The lower body, sill to bonnet and boot lid. deck lists (x, height) from front to rear."""
    front, half = length / 2, width / 2
    plan = [(front, 0.0), (front - 0.03, 0.30 * half), (front - 0.08, 0.55 * half), (front - 0.16, 0.86 * half),
            (front - 0.46, 0.97 * half), (front - 0.95, half), (0.9, half), (0.0, half), (-0.9, half),
            (-front + 0.95, half), (-front + 0.42, 0.97 * half), (-front + 0.13, 0.87 * half),
            (-front + 0.05, 0.56 * half), (-front + 0.02, 0.30 * half), (-front, 0.0)]
    tops = [interpolate(deck, x) for x, _ in plan]

    def ring(height_of, scale_x, scale_y):
        return [(x * scale_x, y * scale_y, height_of(top)) for (x, y), top in zip(plan, tops)]

    rings = [
        [(x * 0.95, 0.0, sill + 0.03) for x, _ in plan],
        ring(lambda top: sill + 0.02, 0.955, 0.90),
        ring(lambda top: sill, 0.975, 0.955),
        ring(lambda top: sill + 0.09, 0.990, 0.982),
        ring(lambda top: sill + (top - sill) * 0.48, 1.0, 1.0),
        ring(lambda top: sill + (top - sill) * 0.55, 0.998, 0.998),
        ring(lambda top: sill + (top - sill) * 0.82, 0.988, 0.988),
        ring(lambda top: top - 0.045, 0.976, 0.972),
        ring(lambda top: top - 0.005, 0.958, 0.945),
        ring(lambda top: top + 0.012, 0.930, 0.80),
        [(x * 0.92, 0.0, top + 0.03) for (x, _), top in zip(plan, tops)],
    ]
    last = len(plan) - 2

    def role_of(r, c):
        if r <= 1:
            return "dark"
        if r == 2:
            return skirt
        if r == 5:
            # lamps at the corners, the grille between them
            if c in (2, 3):
                return "headlamp"
            if c in (last - 2, last - 3):
                return "taillamp"
            if c in (0, 1):
                return "trim"
        return "paint"

    return skin("body", root, rings, role_of, roles)


def interpolate(points, x):
    """Piecewise linear height at x; points run from front (large x) to rear."""
    for (x0, z0), (x1, z1) in zip(points, points[1:]):
        if x0 >= x >= x1:
            return z0 + (z1 - z0) * (x0 - x) / (x0 - x1)
    return points[0][1] if x > points[0][0] else points[-1][1]


def greenhouse(root, roles, half_belt, half_roof, belt, roof, screen, rear, pillars, glass_sides=True):
    """Cabin with windows. screen and rear are (x at the belt, x at the roof) of the front and back glass.

    pillars lists the x of the upright side pillars between the two ends.
    """
    front_belt, front_roof = screen
    rear_belt, rear_roof = rear
    lower = [(front_belt, 0.0), (front_belt - 0.06, 0.5 * half_belt), (front_belt - 0.22, 0.86 * half_belt),
             (front_belt - 0.40, 0.985 * half_belt)]
    upper = [(front_roof, 0.0), (front_roof - 0.03, 0.5 * half_roof), (front_roof - 0.09, 0.88 * half_roof),
             (front_roof - 0.20, 0.99 * half_roof)]
    kinds = ["glass", "glass", "pillar"]
    for x in pillars:
        for offset in (0.045, -0.045):
            lower.append((x + offset, half_belt))
            upper.append((x + offset, half_roof))
        kinds += ["side", "post"]
    lower += [(rear_belt + 0.36, 0.97 * half_belt), (rear_belt + 0.10, 0.86 * half_belt),
              (rear_belt + 0.02, 0.5 * half_belt), (rear_belt, 0.0)]
    upper += [(rear_roof + 0.22, 0.98 * half_roof), (rear_roof + 0.08, 0.86 * half_roof),
              (rear_roof + 0.02, 0.5 * half_roof), (rear_roof, 0.0)]
    kinds += ["side", "pillar", "glass", "glass"]

    def between(t, bulge=0.0):
        return [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t + (bulge if a[1] else 0), belt + (roof - belt) * t)
                for a, b in zip(lower, upper)]

    crown = 0.05
    rings = [between(-0.12), between(0.03), between(0.07), between(0.45, 0.02), between(0.84, 0.01), between(0.89),
             between(0.97)]
    for scale, lift in ((0.95, 0.4), (0.80, 0.75)):
        rings.append([(towards_middle(x, front_roof, rear_roof, scale), y * scale, roof + crown * lift) for x, y in upper])
    rings.append([(towards_middle(x, front_roof, rear_roof, 0.78), 0.0, roof + crown) for x, _ in upper])

    def role_of(r, c):
        if 2 <= r <= 3:
            if kinds[c] == "glass" or (kinds[c] == "side" and glass_sides):
                return "glass"
            if kinds[c] == "post":
                return "trim"
        if r in (1, 4) and kinds[c] in ("side", "post", "glass") and glass_sides:
            return "trim"
        return "paint"

    return skin("greenhouse", root, rings, role_of, roles)


def towards_middle(x, front, rear, scale):
    """Move x towards the middle of [rear, front] by scale."""
    middle = (front + rear) / 2
    return middle + (x - middle) * scale


def finish_car(root, roles, body, model, width, axles, radius, plate):
    """Wheels, wheel wells, number plates and the contact shadow that all cars share."""
    half, mount = width / 2, MODELS[model].plate
    cut_arches(body, axles, half, radius, roles)
    for x in axles:
        for side in (1, -1):
            wheel(root, x, side * (half - 0.125), radius, 0.22, roles)
    plates(root, plate, "car", mount)
    bumper_trim(root, roles, MODELS[model].length, width, mount.front[1])
    contact_shadow(root, MODELS[model].length, width)
    join_children(root)
    return root


def make_sedan(colour, plate):
    """A three-box saloon, 4.6 m long."""
    root, roles = new_root("sedan"), vehicle_materials(colour)
    length, width = 4.60, 1.80
    deck = [(2.30, 0.74), (2.05, 0.82), (1.10, 0.94), (0.4, 0.96), (-1.1, 0.98), (-1.6, 1.00), (-2.20, 0.98), (-2.30, 0.94)]
    body = car_body(root, roles, length, width, deck)
    greenhouse(root, roles, 0.865, 0.66, 0.93, 1.44, (1.22, 0.40), (-1.72, -1.02), (-0.10, -0.98))
    mirrors(root, roles, 0.72, 0.84, 0.99)
    door_lines(root, roles, (0.85, -0.12, -1.02), 0.90, 0.38, 0.86)
    return finish_car(root, roles, body, "sedan", width, (1.40, -1.36), 0.325, plate)


def make_suv(colour, plate):
    """A tall two-box car with a steep tail, 4.65 m long."""
    root, roles = new_root("suv"), vehicle_materials(colour)
    length, width = 4.65, 1.88
    deck = [(2.32, 0.88), (2.05, 0.97), (1.15, 1.07), (0.4, 1.08), (-1.4, 1.12), (-2.32, 1.12)]
    body = car_body(root, roles, length, width, deck, sill=0.24)
    greenhouse(root, roles, 0.90, 0.72, 1.04, 1.66, (1.18, 0.50), (-2.22, -1.90), (-0.10, -1.02))
    mirrors(root, roles, 0.75, 0.88, 1.13)
    door_lines(root, roles, (0.85, -0.10, -1.04), 0.94, 0.45, 0.98)
    for side in (1, -1):
        box(root, (-0.6, side * 0.60, 1.72), (1.9, 0.04, 0.04), roles["chrome"], 0.012)
    return finish_car(root, roles, body, "suv", width, (1.40, -1.36), 0.365, plate)


def make_van(colour, plate):
    """A panel-type van with a short bonnet, 4.9 m long."""
    root, roles = new_root("van"), vehicle_materials(colour)
    length, width = 4.90, 1.86
    deck = [(2.45, 0.88), (2.30, 0.96), (1.75, 1.10), (1.2, 1.12), (-2.45, 1.12)]
    body = car_body(root, roles, length, width, deck, sill=0.22)
    greenhouse(root, roles, 0.90, 0.79, 1.06, 1.92, (2.02, 1.20), (-2.42, -2.32), (0.62, -0.62))
    mirrors(root, roles, 1.45, 0.90, 1.20)
    door_lines(root, roles, (1.45, 0.60, -0.60), 0.93, 0.42, 1.05)
    return finish_car(root, roles, body, "van", width, (1.60, -1.45), 0.335, plate)


def make_taxi(colour, plate):
    """The saloon with a roof sign."""
    root = make_sedan(colour, plate)
    roles = vehicle_materials(colour)
    box(root, (0.0, 0, 1.52), (0.14, 0.52, 0.13), principled("v_taxi_sign", (0.75, 0.72, 0.6), emission=0.3), 0.03)
    for facing in (1, -1):
        panel(root, text_image("出租 TAXI", 440, 100, "0xe8e4d8", "0x101010"), (facing * 0.073, 0, 1.525), (0.44, 0.10), facing, 0.2)
    for side in (1, -1):
        box(root, (-0.1, side * 0.905, 0.72), (1.9, 0.012, 0.09), roles["trim"], 0.0)
    join_children(root)
    return root
