"""An electric scooter with its rider: every mesh is made here. It stands on z = 0 and faces +x."""
from lettering import panel, text_image
from materials import principled, vehicle_materials
from meshes import ball, box, join_children, new_root, revolve, tube
from vehicle_parts import contact_shadow


WHEEL = 0.28
"""Radius of the wheels, m."""


def make_ebike(colour, plate, jacket):
    """A step-through electric scooter whose rider is built from limbs; plate may be None."""
    root, roles = new_root("ebike"), vehicle_materials(colour)
    for x in (0.70, -0.66):
        two_wheeler_wheel(root, x, WHEEL, 0.12, roles)
    # front: fork, leg shield, head, handlebar, lamp
    for side in (1, -1):
        tube(root, (0.72, side * 0.09, WHEEL), (0.50, side * 0.07, 0.74), 0.026, roles["chrome"])
        tube(root, (0.40, side * 0.03, 1.02), (0.30, side * 0.34, 1.06), 0.017, roles["trim"])
        ball(root, (0.33, side * 0.36, 1.22), (0.02, 0.07, 0.045), roles["trim"])
        tube(root, (0.36, side * 0.22, 1.05), (0.34, side * 0.35, 1.20), 0.008, roles["trim"])
    tube(root, (0.52, 0, 0.60), (0.38, 0, 1.04), 0.045, roles["paint"])
    box(root, (0.45, 0, 0.68), (0.07, 0.40, 0.58), roles["paint"], 0.03, (0, -0.28, 0))
    box(root, (0.42, 0, 1.00), (0.20, 0.24, 0.16), roles["paint"], 0.05)
    ball(root, (0.53, 0, 0.98), (0.05, 0.11, 0.09), roles["headlamp"])
    for side in (1, -1):
        ball(root, (0.50, side * 0.19, 0.90), (0.03, 0.05, 0.03), principled("v_indicator", (0.60, 0.20, 0.01), 0.3, emission=0.2))
    box(root, (0.70, 0, 2 * WHEEL + 0.03), (0.46, 0.16, 0.06), roles["paint"], 0.025)
    box(root, (0.46, 0, 1.22), (0.02, 0.34, 0.30), roles["glass"], 0.008, (0, -0.35, 0))
    tube(root, (-0.10, -0.17, 0.22), (-0.78, -0.19, 0.32), 0.045, roles["chrome"])
    box(root, (-0.30, 0, 0.30), (0.55, 0.20, 0.20), roles["dark"], 0.04)
    # footboard, seat box, saddle, tail
    box(root, (0.12, 0, 0.31), (0.66, 0.30, 0.10), roles["trim"], 0.03)
    box(root, (-0.36, 0, 0.50), (0.62, 0.27, 0.36), roles["paint"], 0.08)
    box(root, (-0.36, 0, 0.74), (0.74, 0.27, 0.11), roles["trim"], 0.05)
    box(root, (-0.66, 0, 0.58), (0.26, 0.22, 0.14), roles["paint"], 0.05)
    ball(root, (-0.79, 0, 0.60), (0.025, 0.09, 0.04), roles["taillamp"])
    box(root, (-0.72, 0, 0.42), (0.22, 0.12, 0.04), roles["trim"], 0.015)
    box(root, (-0.70, 0, 0.92), (0.30, 0.34, 0.26), roles["trim"], 0.04)
    if plate:
        panel(root, text_image(plate, 220, 120, "0xd8d8d8", "0x101010"), (-0.80, 0, 0.48), (0.20, 0.11), -1)
    seated_figure(root, jacket)
    join_children(root)
    contact_shadow(root, 1.5, 0.35)
    return root


def two_wheeler_wheel(root, x, radius, width, roles):
    """A narrow wheel with a rim on both sides."""
    half = width / 2
    profile = [(0.001, -half * 0.4), (radius * 0.6, -half * 0.5), (radius * 0.68, -half), (radius * 0.92, -half), (radius, 0),
               (radius * 0.92, half), (radius * 0.68, half), (radius * 0.6, half * 0.5), (0.001, half * 0.4)]
    revolve(root, profile, (x, 0, radius), [roles["tyre"], roles["rim"]], [1, 1, 0, 0, 0, 0, 1, 1])


def seated_figure(root, jacket):
    """A rider made of rounded limbs, hands on the bar, feet on the board, with a helmet."""
    cloth = principled("rider_%.2f_%.2f_%.2f" % tuple(jacket), jacket, roughness=0.9, specular=0.1)
    trousers = principled("rider_trousers", (0.03, 0.035, 0.05), roughness=0.95, specular=0.1)
    skin_tone = principled("rider_skin", (0.42, 0.24, 0.16), roughness=0.7, specular=0.2)
    shoe = principled("rider_shoe", (0.05, 0.05, 0.05), roughness=0.8)
    helmet = principled("rider_helmet", (0.35, 0.35, 0.36), roughness=0.35, specular=0.5)

    def limb(start, end, thick, material):
        tube(root, start, end, thick, material, 12)
        for point in (start, end):
            ball(root, point, (thick, thick, thick), material)

    ball(root, (-0.28, 0, 0.86), (0.17, 0.19, 0.14), trousers)
    ball(root, (-0.22, 0, 1.10), (0.15, 0.20, 0.24), cloth)
    ball(root, (-0.17, 0, 1.30), (0.13, 0.22, 0.15), cloth)
    ball(root, (-0.12, 0, 1.46), (0.055, 0.055, 0.08), skin_tone)
    ball(root, (-0.08, 0, 1.58), (0.095, 0.078, 0.12), skin_tone)
    ball(root, (-0.10, 0, 1.63), (0.125, 0.105, 0.10), helmet)
    for side in (1, -1):
        limb((-0.16, side * 0.22, 1.36), (0.02, side * 0.30, 1.13), 0.055, cloth)
        limb((0.02, side * 0.30, 1.13), (0.28, side * 0.30, 1.07), 0.045, cloth)
        ball(root, (0.31, side * 0.30, 1.07), (0.05, 0.04, 0.04), skin_tone)
        limb((-0.25, side * 0.11, 0.84), (0.16, side * 0.17, 0.82), 0.085, trousers)
        limb((0.16, side * 0.17, 0.80), (0.10, side * 0.15, 0.44), 0.062, trousers)
        box(root, (0.16, side * 0.15, 0.395), (0.26, 0.10, 0.09), shoe, 0.035)
