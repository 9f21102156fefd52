"""Turns the scenario's light into a sun, a sky and Blender's renderer settings."""
import math

import bpy
from mathutils import Vector

from meshes import mesh_object

VEIL, VEIL_SHARE = (1.0, 0.90, 0.72), 0.03
SUN = {"clear": 2.6, "overcast": 0.5, "night": 0.012}
SKY_STRENGTH = {"clear": 0.55, "overcast": 0.95, "night": 0.035}
CLEAR = ((0.0, (0.10, 0.10, 0.10)), (0.480, (0.17, 0.165, 0.16)), (0.496, (0.66, 0.71, 0.76)), (0.70, (0.46, 0.58, 0.74)),
         (1.0, (0.30, 0.44, 0.68)))
GREY = ((0.0, (0.10, 0.10, 0.10)), (0.480, (0.16, 0.16, 0.16)), (0.496, (0.60, 0.62, 0.64)), (1.0, (0.52, 0.54, 0.57)))


def build_light(light):
    """A sun and a sky that is grey below the horizon: car paint mirrors it, which gives the doors a horizon line."""
    scene = bpy.context.scene
    scene.world = bpy.data.worlds.new("sky")
    scene.world.use_nodes = True
    nodes, links = scene.world.node_tree.nodes, scene.world.node_tree.links
    where = nodes.new("ShaderNodeTexCoord")
    split = nodes.new("ShaderNodeSeparateXYZ")
    ramp = nodes.new("ShaderNodeValToRGB")
    shift = nodes.new("ShaderNodeMath")
    shift.operation = "MULTIPLY_ADD"
    shift.inputs[1].default_value, shift.inputs[2].default_value = 0.5, 0.5
    stops = ramp.color_ramp.elements
    first, *between, last = GREY if light.sky == "overcast" else CLEAR
    for stop, (position, colour) in ((stops[0], first), (stops[1], last)):
        stop.position, stop.color = position, (*colour, 1)
    for position, colour in between:
        stops.new(position).color = (*colour, 1)
    links.new(where.outputs["Generated"], split.inputs[0])
    links.new(split.outputs["Z"], shift.inputs[0])
    links.new(shift.outputs[0], ramp.inputs["Fac"])
    links.new(ramp.outputs["Color"], nodes["Background"].inputs["Color"])
    nodes["Background"].inputs["Strength"].default_value = SKY_STRENGTH[light.sky]
    build_sun(light)
    scene.view_settings.view_transform = "Filmic"
    scene.view_settings.look = "Medium High Contrast"
    scene.view_settings.exposure = light.exposure
    scene.eevee.use_bloom = light.sky == "night" or light.glare


def build_sun(light):
    """The sun, its shadows kept sharp round the crossing."""
    sun = bpy.data.objects.new("sun", bpy.data.lights.new("sun", "SUN"))
    bpy.context.scene.collection.objects.link(sun)
    sun.data.energy = SUN[light.sky]
    sun.data.color = (1.0, 0.95, 0.88)
    sun.data.angle = math.radians(0.6)
    sun.data.shadow_cascade_max_distance = 80
    up, turn = math.radians(light.elevation), math.radians(light.azimuth)
    towards = Vector((math.cos(up) * math.cos(turn), math.cos(up) * math.sin(turn), math.sin(up)))
    sun.rotation_euler = towards.to_track_quat("Z", "Y").to_euler()


def veil(camera):
    """Light scattered in the lens that looks towards the sun: a pale pane before it, which takes the contrast away."""
    material = bpy.data.materials.new("veil")
    material.use_nodes = True
    material.blend_method, material.shadow_method = "BLEND", "NONE"
    shader = material.node_tree.nodes["Principled BSDF"]
    shader.inputs["Base Color"].default_value = (0, 0, 0, 1)
    shader.inputs["Specular"].default_value = 0
    shader.inputs["Emission"].default_value = (*VEIL, 1)
    shader.inputs["Alpha"].default_value = VEIL_SHARE
    mesh_object("veil", camera, [(-1, -1, -1), (1, -1, -1), (1, 1, -1), (-1, 1, -1)], [(0, 1, 2, 3)], [material], smooth=False)


def use_eevee(width, height):
    """Two samples, no ambient occlusion, no screen-space reflections: about 2 s a frame on two free cores."""
    scene = bpy.context.scene
    scene.render.engine = "BLENDER_EEVEE"
    scene.render.resolution_x, scene.render.resolution_y = width, height
    scene.render.resolution_percentage = 100
    scene.eevee.taa_render_samples = 2
    scene.eevee.use_gtao = False
    scene.eevee.use_soft_shadows = False
    scene.eevee.shadow_cascade_size = "2048"
    scene.eevee.use_ssr = False
    scene.render.image_settings.file_format = "PNG"
