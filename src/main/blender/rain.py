"""Wets the street and lets rain fall through the picture, the same streaks for the same seed and frame."""
import math
import random

import bpy

from meshes import mesh_object, new_root

WET = {"asphalt": 0.16, "paving": 0.30, "kerb": 0.4, "road_white": 0.3, "road_yellow": 0.3}
"""Roughness of what is wet, by material."""
DARKER = 0.5
STREAKS, NEAR, FAR = 420, 2.5, 9.0
FALL = (0.012, 0.30)
"""Half a streak's width at 4 m and its length, metres."""


def wet_street():
    """Darken and polish the ground: at flat angles it mirrors the sky, and what stands on it."""
    bpy.context.scene.eevee.use_ssr = True
    bpy.context.scene.eevee.ssr_quality = 0.1
    for name, roughness in WET.items():
        material = bpy.data.materials.get(name)
        if not material:
            continue
        nodes = material.node_tree.nodes
        shader = nodes["Principled BSDF"]
        shader.inputs["Roughness"].default_value = roughness
        shader.inputs["Specular"].default_value = 0.35
        for ramp in (n for n in nodes if n.bl_idname == "ShaderNodeValToRGB"):
            for stop in ramp.color_ramp.elements:
                stop.color = (*(c * DARKER for c in stop.color[:3]), 1)


class Rain:
    """Streaks hung before the camera."""

    def __init__(self, camera, seed):
        self._seed = seed
        self._root = new_root("rain")
        self._root.parent = camera
        material = bpy.data.materials.new("rain")
        material.use_nodes = True
        material.blend_method, material.shadow_method = "BLEND", "NONE"
        shader = material.node_tree.nodes["Principled BSDF"]
        shader.inputs["Base Color"].default_value = (0.55, 0.58, 0.62, 1)
        shader.inputs["Roughness"].default_value = 1.0
        shader.inputs["Alpha"].default_value = 0.30
        self._material = material
        self._streaks = None

    def fall(self, frame):
        """New streaks for a frame."""
        if self._streaks:
            bpy.data.objects.remove(self._streaks)
        pick = random.Random(self._seed * 100003 + frame)
        points, faces = [], []
        for k in range(STREAKS):
            depth = NEAR + (FAR - NEAR) * math.sqrt(pick.random())
            x, y = depth * pick.uniform(-0.55, 0.55), depth * pick.uniform(-0.35, 0.35)
            half, length = FALL[0] / 4, FALL[1] * pick.uniform(0.6, 1.2)
            lean = 0.10 * length
            points += [(x - half, y, -depth), (x + half, y, -depth), (x + half + lean, y + length, -depth),
                       (x - half + lean, y + length, -depth)]
            faces.append(tuple(range(4 * k, 4 * k + 4)))
        self._streaks = mesh_object("streaks", self._root, points, faces, [self._material], smooth=False)
