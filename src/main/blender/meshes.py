"""Turns lists of points into Blender meshes under a root Empty. Units are metres.

A vehicle or a street is an Empty and its children: only the Empty is moved.
"""
import math

import bmesh
import bpy
from mathutils import Matrix, Vector


def new_root(name):
    """An Empty that carries one vehicle."""
    root = bpy.data.objects.new(name, None)
    bpy.context.scene.collection.objects.link(root)
    return root


def mesh_object(name, root, vertices, faces, materials, indices=None, smooth=True):
    """Link a mesh under root; indices gives each face its slot in materials."""
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(vertices, [], faces)
    for material in materials:
        mesh.materials.append(material)
    for number, polygon in enumerate(mesh.polygons):
        polygon.use_smooth = smooth
        if indices:
            polygon.material_index = indices[number]
    obj = bpy.data.objects.new(name, mesh)
    bpy.context.scene.collection.objects.link(obj)
    obj.parent = root
    return obj


def bake_modifiers(obj):
    """Replace the mesh by its evaluated result, so that a frame does not pay for modifiers again."""
    bpy.context.view_layer.update()
    evaluated = obj.evaluated_get(bpy.context.evaluated_depsgraph_get())
    mesh = bpy.data.meshes.new_from_object(evaluated)
    obj.modifiers.clear()
    obj.data = mesh


def skin(name, root, rings, role_of, roles, levels=2):
    """Mirror a half skin about y = 0, smooth it and bake it.

    rings[r][c] is a point with y >= 0; the first and the last column lie on y = 0.
    role_of(r, c) names the material of the face between rings r and r+1, columns c and c+1.
    """
    columns = len(rings[0])
    names = list(roles)
    vertices, faces, indices = [], [], []
    for side in (1, -1):
        base = len(vertices)
        for ring in rings:
            vertices += [(x, side * y, z) for x, y, z in ring]
        for r in range(len(rings) - 1):
            for c in range(columns - 1):
                a = base + r * columns + c
                quad = [a, a + 1, a + 1 + columns, a + columns]
                faces.append(quad if side < 0 else quad[::-1])
                indices.append(names.index(role_of(r, c)))
    obj = mesh_object(name, root, vertices, faces, [roles[n] for n in names], indices)
    weld = obj.modifiers.new("weld", "WELD")
    weld.merge_threshold = 0.002
    if levels:
        smooth = obj.modifiers.new("smooth", "SUBSURF")
        smooth.levels = smooth.render_levels = levels
    bake_modifiers(obj)
    return obj


def box(root, centre, size, material, bevel=0.02, rotation=(0, 0, 0)):
    """A bevelled box."""
    work = bmesh.new()
    bmesh.ops.create_cube(work, size=1.0, matrix=Matrix.Diagonal((*size, 1)))
    if bevel:
        bmesh.ops.bevel(work, geom=work.edges[:], offset=bevel, segments=2, profile=0.5, affect="EDGES")
    return finish_bmesh(work, "box", root, centre, rotation, material, smooth=False)


def slab(root, x0, x1, y0, y1, z0, z1, material, bevel=0.0):
    """A box given by its limits."""
    return box(root, ((x0 + x1) / 2, (y0 + y1) / 2, (z0 + z1) / 2), (x1 - x0, y1 - y0, z1 - z0), material, bevel)


def finish_bmesh(work, name, root, centre, rotation, material, smooth):
    """Turn a finished bmesh into a linked object."""
    mesh = bpy.data.meshes.new(name)
    work.to_mesh(mesh)
    work.free()
    mesh.materials.append(material)
    for polygon in mesh.polygons:
        polygon.use_smooth = smooth
    obj = bpy.data.objects.new(name, mesh)
    bpy.context.scene.collection.objects.link(obj)
    obj.parent, obj.location, obj.rotation_euler = root, centre, rotation
    return obj


def revolve(root, profile, centre, materials, indices, steps=28):
    """Turn a profile of (radius, offset along y) about the y axis through centre."""
    vertices, faces, slots = [], [], []
    for s in range(steps):
        angle = 2 * math.pi * s / steps
        vertices += [(r * math.cos(angle), y, r * math.sin(angle)) for r, y in profile]
    n = len(profile)
    for s in range(steps):
        t = (s + 1) % steps
        for p in range(n - 1):
            faces.append((s * n + p, s * n + p + 1, t * n + p + 1, t * n + p))
            slots.append(indices[p])
    obj = mesh_object("wheel", root, vertices, faces, materials, slots)
    obj.location = centre
    obj.data.use_auto_smooth = True
    obj.data.auto_smooth_angle = math.radians(35)
    return obj


def tube(root, start, end, radius, material, sides=10):
    """A straight round bar between two points."""
    start, end = Vector(start), Vector(end)
    turn = (end - start).to_track_quat("Z", "Y")
    vertices, faces = [], []
    for point in (start, end):
        for s in range(sides):
            angle = 2 * math.pi * s / sides
            vertices.append(point + turn @ Vector((radius * math.cos(angle), radius * math.sin(angle), 0)))
    for s in range(sides):
        t = (s + 1) % sides
        faces.append((s, t, sides + t, sides + s))
    faces += [tuple(range(sides))[::-1], tuple(range(sides, 2 * sides))]
    obj = mesh_object("tube", root, [tuple(v) for v in vertices], faces, [material])
    obj.data.use_auto_smooth = True
    return obj


def ball(root, centre, size, material, sides=18):
    """An ellipsoid; size is its three radii."""
    work = bmesh.new()
    bmesh.ops.create_uvsphere(work, u_segments=sides, v_segments=sides * 2 // 3, radius=1.0, matrix=Matrix.Diagonal((*size, 1)))
    return finish_bmesh(work, "ball", root, centre, (0, 0, 0), material, smooth=True)


def join_children(root, angle=40):
    """Merge the meshes under root into one object: a frame with few objects renders faster."""
    bpy.context.view_layer.update()
    parts = [o for o in root.children if o.type == "MESH" and not o.name.startswith("contact_shadow")]
    for part in parts:
        if part.modifiers:
            bake_modifiers(part)
    whole = parts[0]
    with bpy.context.temp_override(active_object=whole, object=whole, selected_objects=parts,
                                   selected_editable_objects=parts):
        bpy.ops.object.join()
    whole.data.use_auto_smooth = True
    whole.data.auto_smooth_angle = math.radians(angle)
    return whole
