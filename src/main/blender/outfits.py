"""Dresses the walking figure: skirt, hair, hat, bag, backpack, umbrella, pram, a stoop. Every mesh is made here.

Coordinates are the figure's own, metres of a 1.70 m figure that faces +x.
"""
import bpy
from mathutils import Matrix, Quaternion, Vector

from materials import principled
from meshes import ball, box, join_children, mesh_object, new_root, revolve, tube

CARRIED = "carried"
"""Things with this name are not part of the person: no box counts them."""
HAIR, GREY = (0.012, 0.010, 0.009), (0.30, 0.30, 0.30)
ARM = {"R": ("upperarm02_R", "lowerarm01_R", "lowerarm02_R"), "L": ("upperarm02_L", "lowerarm01_L", "lowerarm02_L")}
HOLD_UP = ((0.35, -0.15, -1.0), (0.85, 0.25, 0.75), (0.85, 0.25, 0.75))
PUSH = ((0.45, 0.0, -1.0), (1.0, 0.0, -0.05), (1.0, 0.0, -0.05))
CHILD = 1.40
"""Below this many metres the head is larger for the body."""


def dress(rig, outfit, colour, height):
    """Dress a figure in its standing pose; returns the bone turns that its gait must leave as they are."""
    held = {}
    if height < CHILD:
        rig.pose.bones["neck03"].scale = (1.25,) * 3
    for name in outfit:
        if name in WORN:
            WORN[name](rig, colour)
    if "stoop" in outfit:
        for bone in ("spine04", "spine02"):
            held[bone] = turned(rig, bone, Quaternion((0, 1, 0), 0.22))
    if "umbrella" in outfit:
        held.update(reaching(rig, "R", HOLD_UP))
        umbrella(rig)
    if "pram" in outfit:
        for side in "RL":
            held.update(reaching(rig, side, PUSH))
        pram(rig)
    return held


def turned(rig, name, turn):
    """Turn a bone about its head by a quaternion of the figure's frame; returns its new local turn."""
    bpy.context.view_layer.update()
    bone = rig.pose.bones[name]
    about = Matrix.Translation(bone.head) @ turn.to_matrix().to_4x4() @ Matrix.Translation(-bone.head)
    bone.matrix = about @ bone.matrix
    bpy.context.view_layer.update()
    return bone.rotation_quaternion.copy()


def reaching(rig, side, directions):
    """Point an arm's bones, from the shoulder on, where the directions say; y is mirrored for the left arm."""
    held = {}
    for name, (x, y, z) in zip(ARM[side], directions):
        bpy.context.view_layer.update()
        bone = rig.pose.bones[name]
        wanted = Vector((x, y if side == "R" else -y, z))
        held[name] = turned(rig, name, (bone.tail - bone.head).rotation_difference(wanted))
    return held


def wear(rig, root, name, bone=None):
    """Hang what was built under root on the figure, or on one of its bones."""
    thing = join_children(root)
    thing.name = name
    thing.data.transform(thing.matrix_local)
    thing.matrix_basis = Matrix()
    thing.parent = rig
    bpy.data.objects.remove(root)
    if bone:
        held = rig.pose.bones[bone]
        thing.parent_type, thing.parent_bone = "BONE", bone
        thing.matrix_parent_inverse = (held.matrix @ Matrix.Translation((0, held.bone.length, 0))).inverted()


def cloth_of(name, colour):
    return principled("%s_%.2f_%.2f_%.2f" % (name, *colour), colour, roughness=0.95, specular=0.1)


def skirt(rig, colour):
    """A wide skirt from the waist to the knee, in the shirt's colour."""
    root, sides = new_root("skirt"), 20
    rings = ((1.02, 0.125, 0.165), (0.92, 0.17, 0.20), (0.70, 0.23, 0.25), (0.47, 0.29, 0.29))
    turns = [Quaternion((0, 0, 1), 6.28319 * k / sides) @ Vector((1, 0, 0)) for k in range(sides)]
    points = [(0.01 + t.x * rx, t.y * ry, z) for z, rx, ry in rings for t in turns]
    faces = [(r * sides + k, (r + 1) * sides + k, (r + 1) * sides + (k + 1) % sides, r * sides + (k + 1) % sides)
             for r in range(len(rings) - 1) for k in range(sides)]
    mesh_object("skirt", root, points, faces, [cloth_of("skirt", colour)])
    wear(rig, root, "skirt", "root")


def long_hair(rig, _):
    root, hair = new_root("hair"), principled("hair", HAIR, roughness=0.6, specular=0.3)
    ball(root, (-0.015, 0, 1.585), (0.112, 0.098, 0.112), hair)
    ball(root, (-0.065, 0, 1.46), (0.065, 0.105, 0.17), hair)
    wear(rig, root, "hair", "neck03")


def grey_hair(rig, _):
    root = new_root("hair")
    ball(root, (-0.005, 0, 1.60), (0.110, 0.095, 0.098), principled("grey_hair", GREY, roughness=0.8, specular=0.1))
    wear(rig, root, "hair", "neck03")


def hat(rig, _):
    root, straw = new_root("hat"), principled("straw", (0.42, 0.33, 0.18), roughness=0.95, specular=0.1)
    ball(root, (0.01, 0, 1.63), (0.115, 0.105, 0.10), straw)
    ball(root, (0.01, 0, 1.615), (0.23, 0.22, 0.018), straw)
    wear(rig, root, "hat", "neck03")


def bag(rig, _):
    """A shopping bag in the left hand."""
    root = new_root("bag")
    canvas = principled("bag", (0.45, 0.10, 0.08), roughness=0.95, specular=0.1)
    tube(root, (-0.06, 0.28, 0.75), (-0.05, 0.28, 0.58), 0.012, canvas)
    box(root, (-0.05, 0.28, 0.44), (0.30, 0.11, 0.30), canvas, 0.03)
    wear(rig, root, CARRIED, "lowerarm02_L")


def backpack(rig, _):
    root = new_root("backpack")
    box(root, (-0.22, 0, 1.16), (0.17, 0.27, 0.38), principled("backpack", (0.05, 0.07, 0.16), 0.9, 0.1), 0.06)
    wear(rig, root, CARRIED, "spine01")


def umbrella(rig):
    """An open umbrella in the right hand, high enough not to hide the head from a pole."""
    root, grip = new_root("umbrella"), rig.pose.bones["lowerarm02_R"].tail
    cloth, metal = principled("umbrella", (0.06, 0.12, 0.34), 0.7, 0.3), principled("v_trim", (0.022, 0.022, 0.024))
    top = Vector((0.08, -0.10, 2.14))
    tube(root, tuple(grip - Vector((0, 0, 0.12))), tuple(top + Vector((0, 0, 0.06))), 0.012, metal)
    sides = 8
    turns = [Quaternion((0, 0, 1), 6.28319 * k / sides) @ Vector((1, 0, 0)) for k in range(sides)]
    points = [tuple(top)] + [tuple(top + t * r - Vector((0, 0, drop))) for r, drop in ((0.30, 0.06), (0.52, 0.22)) for t in turns]
    faces = [(0, 1 + k, 1 + (k + 1) % sides) for k in range(sides)]
    faces += [(1 + k, 9 + k, 9 + (k + 1) % sides, 1 + (k + 1) % sides) for k in range(sides)]
    mesh_object("canopy", root, points, faces, [cloth])
    wear(rig, root, CARRIED)


def pram(rig):
    """A pram pushed with both hands."""
    root = new_root("pram")
    cloth, metal = principled("pram", (0.10, 0.11, 0.13), 0.9, 0.1), principled("v_rim", (0.30, 0.31, 0.33), 0.4, metallic=0.5)
    tyre = principled("v_tyre", (0.012, 0.012, 0.013), roughness=0.9)
    box(root, (0.95, 0, 0.62), (0.72, 0.42, 0.26), cloth, 0.08)
    ball(root, (0.78, 0, 0.80), (0.26, 0.23, 0.28), cloth)
    for side in (1, -1):
        tube(root, (0.46, side * 0.21, 1.02), (1.22, side * 0.21, 0.22), 0.014, metal)
        tube(root, (0.62, side * 0.21, 0.22), (1.02, side * 0.21, 0.50), 0.014, metal)
        for x in (0.62, 1.22):
            revolve(root, [(0.06, -0.02), (0.13, -0.02), (0.13, 0.02), (0.06, 0.02)], (x, side * 0.22, 0.13), [tyre], [0, 0, 0], 14)
    tube(root, (0.46, -0.21, 1.02), (0.46, 0.21, 1.02), 0.016, metal)
    wear(rig, root, CARRIED)


WORN = {"skirt": skirt, "long_hair": long_hair, "grey_hair": grey_hair, "hat": hat, "bag": bag, "backpack": backpack}
