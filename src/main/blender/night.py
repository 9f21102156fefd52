"""Switches on what shines at night: street lamps, headlamps, tail lamps, shop signs, a few windows."""
import math

import bpy
from mathutils import Vector

LAMP_HEIGHT = 7.6
WARM, COLD = (1.0, 0.80, 0.55), (1.0, 0.95, 0.86)
GLOWS = {"v_headlamp": ((1.0, 0.96, 0.88), 9.0), "v_taillamp": ((0.9, 0.02, 0.02), 1.6), "house_curtain": ((0.9, 0.62, 0.30), 0.35),
         "v_taxi_sign": ((0.9, 0.85, 0.7), 1.2)}
"""What shines, by material: colour and strength."""
SIGN_GLOW, PLATE_GLOW = 0.7, 0.12


def light_up(crossing, bodies):
    """Lamps on both kerbs and a pair of headlamps on every vehicle; bodies are the vehicles' roots."""
    for side, edge in ((-1, 0.0), (1, crossing.length)):
        for v in (-44.0, -20.0, -4.5, crossing.width + 5.5, crossing.width + 28):
            near = -5 <= v <= crossing.width + 6
            spot((edge - side * 1.2, v, LAMP_HEIGHT), (0, 0, -1), 150, 1100 if near else 900, WARM, shadow=near and v < 0)
    for root, length in bodies:
        for y in (0.6, -0.6):
            lamp = spot((length / 2 - 0.05, y, 0.70), (1, 0, -0.07), 70, 260, COLD)
            lamp.parent = root
    for name, (colour, strength) in GLOWS.items():
        material = bpy.data.materials.get(name)
        if material:
            shine(material, colour, strength)
    for material in bpy.data.materials:
        if material.name.startswith("text "):
            glow(material, PLATE_GLOW if "·" in material.name else SIGN_GLOW)


def spot(at, towards, degrees, watts, colour, shadow=False):
    """A cone of light, angles in degrees."""
    lamp = bpy.data.objects.new("lamp", bpy.data.lights.new("lamp", "SPOT"))
    bpy.context.scene.collection.objects.link(lamp)
    lamp.data.energy, lamp.data.color = watts, colour
    lamp.data.spot_size, lamp.data.spot_blend = math.radians(degrees), 0.7
    lamp.data.use_shadow, lamp.data.shadow_soft_size = shadow, 0.15
    lamp.location = at
    lamp.rotation_euler = Vector(towards).to_track_quat("-Z", "Y").to_euler()
    return lamp


def shine(material, colour, strength):
    shader = material.node_tree.nodes["Principled BSDF"]
    shader.inputs["Emission"].default_value = (*colour, 1)
    shader.inputs["Emission Strength"].default_value = strength


def glow(material, strength):
    """Let a pictured panel shine with its own colours."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    shader = nodes["Principled BSDF"]
    picture = next(n for n in nodes if n.bl_idname == "ShaderNodeTexImage")
    links.new(picture.outputs["Color"], shader.inputs["Emission"])
    shader.inputs["Emission Strength"].default_value = strength
