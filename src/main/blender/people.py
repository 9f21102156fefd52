"""Pedestrians from the MORSE simulator's human_rig.blend (Debian: morse-simulator-data, BSD-3-Clause).

open_human_file() must come first: it opens the .blend and empties it of all but the human. The figure faces +x.
"""
import math

import bpy
from mathutils import Quaternion, Vector

HUMAN_FILE = "/usr/share/morse/data/robots/human_rig.blend"
SKELETON = "HumanSkeleton"
FIGURE_HEIGHT = 1.70
TEXTURES = {"classic_shoes": "shoes", "eyes": "eye", "jeans01": "jeans", "male1591": "lightskinned",
            "mhair02": "diffuse_black", "tshirt02": "tshirt"}
FIRST, LAST = 9, 33
"""Frames of the file's looping 'walk' action."""
STRIDE = 1.19
"""Metres a 1.70 m figure covers in one loop: 0.82 (how far a foot goes back while it stands) times LEG_SWING."""
LEG_SWING = 1.45
"""The file's steps are short: the legs swing this much further, so that 1.2 m/s looks like a walk, not a trot."""
SOLE = 0.068
"""Height of the lower foot bone's end above the sole."""


def open_human_file(path=HUMAN_FILE):
    """Open human_rig.blend and keep only the skinned figure and its skeleton, both hidden."""
    bpy.ops.wm.open_mainfile(filepath=path)
    for obj in list(bpy.data.objects):
        if not (obj.name.startswith("MakeHuman") or obj.name == SKELETON):
            bpy.data.objects.remove(obj, do_unlink=True)
    rig = bpy.data.objects[SKELETON]
    rig.parent = None
    for obj in [rig] + list(rig.children):
        obj.hide_render = True
        obj.hide_viewport = True


def cloth(part, tint=None):
    """A material from the file's own texture; tint replaces the cloth's colour."""
    image = next(i for i in bpy.data.images if TEXTURES[part] in i.name)
    material = bpy.data.materials.new(part)
    material.use_nodes = True
    nodes, links = material.node_tree.nodes, material.node_tree.links
    shader = nodes["Principled BSDF"]
    shader.inputs["Roughness"].default_value = 0.9
    shader.inputs["Specular"].default_value = 0.1
    texture = nodes.new("ShaderNodeTexImage")
    texture.image = image
    colour = texture.outputs["Color"]
    if tint:
        grey = nodes.new("ShaderNodeHueSaturation")
        grey.inputs["Saturation"].default_value = 0.0
        grey.inputs["Value"].default_value = 1.2
        mix = nodes.new("ShaderNodeMixRGB")
        mix.blend_type = "MULTIPLY"
        mix.inputs["Fac"].default_value = 1.0
        mix.inputs["Color2"].default_value = (*tint, 1)
        links.new(colour, grey.inputs["Color"])
        links.new(grey.outputs["Color"], mix.inputs["Color1"])
        colour = mix.outputs["Color"]
    links.new(colour, shader.inputs["Base Color"])
    if part == "mhair02":
        links.new(texture.outputs["Alpha"], shader.inputs["Alpha"])
        material.blend_method = "CLIP"
    return material


def make_pedestrian(shirt, trousers, height):
    """A copy of the figure with its own clothes, scaled to a height in metres."""
    source = bpy.data.objects[SKELETON]
    scene = bpy.context.scene
    rig = source.copy()
    rig.data = source.data.copy()
    rig.name = "pedestrian"
    rig.hide_viewport = False
    rig.animation_data_clear()
    rig.scale = (height / FIGURE_HEIGHT,) * 3
    scene.collection.objects.link(rig)
    for bone in rig.pose.bones:
        for constraint in list(bone.constraints):
            bone.constraints.remove(constraint)
    for part in [o for o in source.children if o.type == "MESH" and o.name.startswith("MakeHuman")]:
        copy = part.copy()
        copy.data = part.data.copy()
        copy.hide_render = copy.hide_viewport = False
        scene.collection.objects.link(copy)
        copy.parent = rig
        copy.matrix_parent_inverse = part.matrix_parent_inverse.copy()
        for modifier in copy.modifiers:
            if modifier.type == "ARMATURE":
                modifier.object = rig
        key = next(k for k in TEXTURES if k in part.name)
        copy.data.materials.clear()
        copy.data.materials.append(cloth(key, {"tshirt02": shirt, "jeans01": trousers}.get(key)))
    return rig


class Gait:
    """The walk action as tables of bone turns; the mean of the loop serves as the standing pose."""

    def __init__(self):
        turns = {}
        for curve in bpy.data.actions["walk"].fcurves:
            owner, channel = curve.data_path.rsplit(".", 1)
            if channel == "rotation_quaternion":
                turns.setdefault(owner.split('"')[1], [None] * 4)[curve.array_index] = curve
        self._walk = {name: self._loop(curves) for name, curves in turns.items() if None not in curves}
        self._stand = {name: self._mean(loop) for name, loop in self._walk.items()}

    @staticmethod
    def _loop(curves):
        loop = []
        for frame in range(FIRST, LAST):
            turn = Quaternion([c.evaluate(frame) for c in curves]).normalized()
            if loop and turn.dot(loop[0]) < 0:
                turn.negate()
            loop.append(turn)
        return loop

    @staticmethod
    def _mean(loop):
        return Quaternion([sum(turn[k] for turn in loop) for k in range(4)]).normalized()

    def pose(self, rig, distance, stepping, offset, held):
        """Set the bones for `distance` metres walked; stepping is 0 for standing, 1 for a full stride.

        held: the turns of bones that do not take part.
        """
        place = (distance / (STRIDE * rig.scale[0]) + offset) % 1.0 * (LAST - FIRST)
        before, share = int(place), place % 1.0
        for name, loop in self._walk.items():
            turn = loop[before % len(loop)].slerp(loop[(before + 1) % len(loop)], share)
            away = (self._stand[name].inverted() @ turn).to_exponential_map()
            swing = LEG_SWING if "leg" in name else 1.0
            rig.pose.bones[name].rotation_quaternion = self._stand[name] @ Quaternion(Vector(away) * stepping * swing)
        for name, turn in held.items():
            rig.pose.bones[name].rotation_quaternion = turn


def place(rig, u, v, heading, ground):
    """Stand the posed figure on the ground (m) with its lower foot, facing heading (rad)."""
    rig.rotation_mode = "XYZ"
    rig.rotation_euler = (0, 0, heading)
    bpy.context.view_layer.update()
    lowest = min(rig.pose.bones[foot].tail.z for foot in ("foot_L", "foot_R"))
    rig.location = (u, v, ground + (SOLE - lowest) * rig.scale[0])


def stepping(speed):
    """How far the figure strides out at a speed in m/s: 0 standing, 1 from a stroll on."""
    return math.sin(min(speed / 0.6, 1.0) * math.pi / 2)
