"""Turns a crossing and a seed into what stands beside the road: houses with shop signs, trees, lamp posts, hills."""
import random

import bpy

from lettering import panel, text_image
from materials import principled, speckled
from meshes import ball, box, join_children, mesh_object, new_root, slab, tube
from street import KERB, PAVEMENT, lean

SHOPS = (("便民超市", "0xa01818", "0xf4e8c0"), ("酸汤鱼", "0x7a1010", "0xffe9b0"), ("手机维修", "0x104a8a", "white"),
         ("平价药房", "0x0f6b3a", "white"), ("苗家银饰", "0x3a2a22", "0xe8d8b0"), ("早餐店", "0xb05a10", "white"))
WALLS = ((0.27, 0.15, 0.10), (0.36, 0.32, 0.26), (0.24, 0.24, 0.25), (0.33, 0.24, 0.17))
FREE_OF_POSTS = 16.0
"""Nothing tall stands within this many metres of the zebra along v: a post in front of a car costs its detection."""


BEYOND_MAIN_ROAD, SLIP_CORNER = 36.0, 16.0
"""At a slip lane: how far off the main road's other side is, and where the houses end before the corner, m."""


def build_scenery(crossing, camera_at, seed):
    """Both sides of the road; the camera's own side stays open round the camera."""
    pick = random.Random(seed)
    camera_side = 1 if camera_at[0] > crossing.length / 2 else -1
    trees = [grow_tree(pick) for _ in range(4)]
    fronts = new_root("houses")
    slip = crossing.layout == "slip_lane"
    for side, edge in ((-1, 0.0), (1, crossing.length)):
        near_camera = side == camera_side
        if slip and side < 0:
            build_houses(fronts, edge, side, BEYOND_MAIN_ROAD, pick)
            continue
        build_houses(fronts, edge, side, 20.0 if near_camera else 8.5, pick, -SLIP_CORNER if slip else 85)
        for k in range(-10, -1 if slip else 9):
            v = k * 9.0 + pick.uniform(-1, 1)
            if near_camera and abs(v - camera_at[1]) < 40 or abs(v - crossing.width / 2) < 7:
                continue
            plant(pick.choice(trees), edge + side * (PAVEMENT + 1.0) + crossing.shift(v), v, pick.uniform(0.85, 1.15), pick.uniform(0, 6.28))
        if not near_camera and not slip:
            build_posts(fronts, crossing, edge, side)
    build_hills(fronts, pick)
    lean(fronts, crossing)


def build_houses(root, edge, side, setback, pick, until=85.0):
    """A row of box houses with framed windows over a ground floor of shops, until along v."""
    panes = [principled("house_glass", (0.03, 0.04, 0.05), 0.15, 0.5),
             principled("house_glass_sky", (0.07, 0.09, 0.11), 0.10, 0.8),
             principled("house_curtain", (0.22, 0.21, 0.19), 0.60, 0.3)]
    frame = principled("house_frame", (0.36, 0.35, 0.33), 0.8, 0.1)
    front = edge + side * setback

    def block(depth0, depth1, v0, v1, z0, z1, material):
        slab(root, *sorted((front - side * depth0, front - side * depth1)), v0, v1, z0, z1, material)

    v = -108.0
    while v < until:
        width, floors = pick.uniform(10, 15), pick.choice((3, 3, 4, 5))
        height = 3.9 + 3.0 * (floors - 1)
        tint = pick.choice(WALLS)
        wall = speckled("wall_%.2f_%.2f" % tint[:2], tuple(c * 0.88 for c in tint), tint, 0.8)
        block(0, -11, v, v + width - 0.2, 0, height, wall)
        block(0.25, -11, v - 0.1, v + width - 0.1, height, height + 0.35, frame)
        count = int((width - 1.2) / 2.4)
        step = (width - 0.8) / count
        for f in range(floors):
            low = 0.5 if f == 0 else 3.9 + 3.0 * (f - 1) + 0.7
            high = low + (2.4 if f == 0 else 1.6)
            for w in range(count):
                left = v + 0.5 + w * step
                right = left + step * (0.8 if f == 0 else 0.55)
                block(0, 0.06, left - 0.08, right + 0.08, low - 0.08, high + 0.08, frame)
                block(0, 0.08, left, right, low, high, pick.choice(panes))
        words, ground, ink = pick.choice(SHOPS)
        panel(root, text_image(words, 480, 90, ground, ink), (front - side * 0.12, v + width / 2, 3.45),
              (min(width * 0.5, 5.0), 0.85), -side)
        v += width


def grow_tree(pick):
    """One tree some 6 m tall: a trunk under a cloud of rough leaf balls. Planted as linked copies of its mesh."""
    bark = speckled("bark", (0.05, 0.035, 0.022), (0.09, 0.065, 0.045), 6)
    leaf = speckled("leaf", (0.014, 0.036, 0.008), (0.050, 0.090, 0.022), 5)
    crown, root = new_root("crown"), new_root("tree")
    for _ in range(22):
        radius = pick.uniform(0.35, 0.75)
        ball(crown, (pick.uniform(-1, 1), pick.uniform(-1, 1), pick.uniform(3.0, 5.9)), (radius, radius, radius * 0.8), leaf, 10)
    leaves = join_children(crown, 180)
    texture = bpy.data.textures.get("leafy") or bpy.data.textures.new("leafy", "CLOUDS")
    texture.noise_scale = 0.25
    rough = leaves.modifiers.new("rough", "DISPLACE")
    rough.texture, rough.strength, rough.texture_coords = texture, 0.7, "GLOBAL"
    leaves.parent = root
    tube(root, (0, 0, 0), (0, 0, 3.3), 0.13, bark)
    tree = join_children(root, 180)
    tree.data.transform(tree.matrix_basis)
    tree.hide_render = True
    return tree


def plant(tree, u, v, size, turn):
    """A linked copy of a tree, size times as tall, turned by `turn` radians."""
    copy = tree.copy()
    copy.parent, copy.hide_render = None, False
    copy.location, copy.scale, copy.rotation_euler = (u, v, 0), (size, size, size), (0, 0, turn)
    bpy.context.scene.collection.objects.link(copy)


def build_posts(root, crossing, edge, side):
    """Lamp posts and the blue crossing sign, on the side away from the camera and clear of the zebra."""
    metal = principled("post_metal", (0.16, 0.165, 0.17), 0.5, 0.4)
    blue = principled("sign_blue", (0.01, 0.06, 0.40), 0.5, 0.3)
    white = principled("sign_white", (0.65, 0.65, 0.65), 0.5, 0.3)
    u = edge + side * 0.8
    for v in (-92, -68, -44, -FREE_OF_POSTS - 4, crossing.width + FREE_OF_POSTS, crossing.width + 40):
        tube(root, (u, v, 0), (u, v, 7.5), 0.07, metal)
        tube(root, (u, v, 7.5), (u - side * 1.8, v, 7.8), 0.05, metal)
        box(root, (u - side * 2.0, v, 7.78), (0.6, 0.22, 0.10), metal, 0.03)
    u, v = edge + side * (PAVEMENT - 0.4), crossing.width + 4.5
    tube(root, (u, v, KERB), (u, v, 2.9), 0.035, metal)
    box(root, (u, v, 2.65), (0.62, 0.03, 0.62), blue, 0.01)
    for facing in (1, -1):
        y = v + facing * 0.02
        mesh_object("triangle", root, [(u - 0.24, y, 2.44), (u + 0.24, y, 2.44), (u, y, 2.88)], [(0, 1, 2)[::facing]], [white])


def build_hills(root, pick):
    """The green hills round the town, far behind the houses."""
    green = speckled("hill", (0.030, 0.060, 0.030), (0.060, 0.095, 0.045), 0.02)
    for k in range(14):
        u, v = (-1 if k % 2 else 1) * pick.uniform(130, 260), pick.uniform(-380, 320)
        ball(root, (u, v, -10), (pick.uniform(70, 120), pick.uniform(70, 130), pick.uniform(30, 70)), green)
    for u in (-160, 0, 150):
        ball(root, (u, -420, -10), (130, 90, pick.uniform(45, 80)), green)
        ball(root, (u, 400, -10), (130, 90, pick.uniform(45, 80)), green)
