"""Wheels, wheel wells, plates, mirrors, door lines and the shadow under the body that all vehicles share."""
import math

import bpy

from lettering import panel, plate_image
from meshes import ball, bake_modifiers, box, mesh_object, revolve


def wheel(root, x, y, radius, width, roles, spokes=5):
    """One wheel: tyre, dark dish, rim ring, spokes and hub, outer side away from y = 0."""
    side = 1 if y > 0 else -1
    half = width / 2
    shape = [(radius * 0.68, -half), (radius * 0.95, -half), (radius, -half * 0.7), (radius, half * 0.7),
             (radius * 0.95, half), (radius * 0.70, half), (radius * 0.62, half * 0.95),
             (radius * 0.58, half * 0.45), (0.001, half * 0.35)]
    shape = [(r, side * o) for r, o in shape]
    materials = [roles["tyre"], roles["rim"], roles["dark"]]
    revolve(root, shape, (x, y, radius), materials, [0, 0, 0, 0, 0, 1, 1, 2])
    for s in range(spokes):
        angle = 2 * math.pi * s / spokes + 0.3
        middle = radius * 0.33
        box(root, (x + middle * math.cos(angle), y + side * half * 0.72, radius + middle * math.sin(angle)),
            (radius * 0.56, 0.03, radius * 0.19), roles["rim"], 0.008, (0, -angle, 0))
    ball(root, (x, y + side * half * 0.75, radius), (radius * 0.16, 0.03, radius * 0.16), roles["rim"])


def cut_arches(body, axles, half_width, radius, roles):
    """Cut a wheel well at every axle; the cut faces take the dark material."""
    if roles["dark"].name not in body.data.materials:
        body.data.materials.append(roles["dark"])
    for x in axles:
        for side in (1, -1):
            cutter = revolve(None, [(0.001, -0.26), (radius * 1.14, -0.26), (radius * 1.14, 0.2), (0.001, 0.2)],
                             (x, side * half_width, radius), [roles["dark"]], [0, 0, 0], 32)
            modifier = body.modifiers.new("arch", "BOOLEAN")
            modifier.operation, modifier.object, modifier.solver = "DIFFERENCE", cutter, "EXACT"
            bake_modifiers(body)
            bpy.data.objects.remove(cutter, do_unlink=True)
    body.data.use_auto_smooth = True
    body.data.auto_smooth_angle = math.radians(50)


def contact_shadow(root, length, width):
    """A soft dark patch under the vehicle: EEVEE's sky light casts no shadow of its own."""
    name = "contact_shadow"
    material = bpy.data.materials.get(name)
    if material is None:
        material = bpy.data.materials.new(name)
        material.use_nodes = True
        material.blend_method = "BLEND"
        material.shadow_method = "NONE"
        nodes, links = material.node_tree.nodes, material.node_tree.links
        shader = nodes["Principled BSDF"]
        shader.inputs["Base Color"].default_value = (0, 0, 0, 1)
        shader.inputs["Specular"].default_value = 0
        shader.inputs["Roughness"].default_value = 1
        attribute = nodes.new("ShaderNodeVertexColor")
        attribute.layer_name = "shade"
        links.new(attribute.outputs["Color"], shader.inputs["Alpha"])
    outer_x, outer_y, inner_x, inner_y = length / 2 + 0.25, width / 2 + 0.25, length / 2 - 0.25, width / 2 - 0.2
    outer = [(-outer_x, -outer_y), (outer_x, -outer_y), (outer_x, outer_y), (-outer_x, outer_y)]
    inner = [(-inner_x, -inner_y), (inner_x, -inner_y), (inner_x, inner_y), (-inner_x, inner_y)]
    vertices = [(x, y, 0.012) for x, y in outer + inner]
    faces = [(4, 5, 6, 7)] + [(k, (k + 1) % 4, 4 + (k + 1) % 4, 4 + k) for k in range(4)]
    obj = mesh_object(name, root, vertices, faces, [material], smooth=False)
    colours = obj.data.vertex_colors.new(name="shade")
    for loop in obj.data.loops:
        shade = 0.85 if loop.vertex_index >= 4 else 0.0
        colours.data[loop.index].color = (shade, shade, shade, 1)
    return obj


def mirrors(root, roles, x, half, z):
    """Two door mirrors."""
    for side in (1, -1):
        box(root, (x, side * (half + 0.10), z), (0.12, 0.20, 0.13), roles["paint"], 0.035)
        box(root, (x - 0.01, side * (half + 0.01), z - 0.05), (0.06, 0.10, 0.03), roles["trim"], 0.0)


def door_lines(root, roles, xs, half, low, high):
    """Thin dark door gaps and handles."""
    for x in xs:
        for side in (1, -1):
            box(root, (x, side * (half - 0.002), (low + high) / 2), (0.012, 0.012, high - low), roles["dark"], 0.0)
    for x in xs[1:]:
        for side in (1, -1):
            box(root, (x + 0.14, side * (half + 0.005), high - 0.10), (0.16, 0.03, 0.03), roles["chrome"], 0.008)


def bumper_trim(root, roles, length, width, plate_z):
    """The dark lower intake in front; on the tail the bumper's dark strip, the boot gap and a bright bar."""
    front = length / 2
    box(root, (-front + 0.020, 0, plate_z + 0.015), (0.03, width * 0.44, 0.014), roles["dark"], 0.0)
    box(root, (-front + 0.004, 0, plate_z + 0.225), (0.03, width * 0.50, 0.03), roles["chrome"], 0.008)
    box(root, (front - 0.045, 0, plate_z - 0.13), (0.06, width * 0.46, 0.09), roles["dark"], 0.01)
    box(root, (-front + 0.055, 0, plate_z - 0.12), (0.06, width * 0.44, 0.06), roles["trim"], 0.01)


def plates(root, plate, kind, mount):
    """The number plate in front and behind; none where plate is None."""
    if plate is None:
        return
    image = plate_image(plate, kind)
    for end, facing in ((mount.front, 1), (mount.rear, -1)):
        if end:
            panel(root, image, (end[0], 0, end[1]), mount.size, facing)
