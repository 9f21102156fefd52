"""Turns colours and pictures into Blender materials, each made once and found again by its name."""
import bpy


def principled(name, colour, roughness=0.5, specular=0.5, metallic=0.0, clearcoat=0.0, emission=0.0):
    """A Principled material of one colour."""
    if name in bpy.data.materials:
        return bpy.data.materials[name]
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    shader = material.node_tree.nodes["Principled BSDF"]
    shader.inputs["Base Color"].default_value = (*colour, 1)
    shader.inputs["Roughness"].default_value = roughness
    shader.inputs["Specular"].default_value = specular
    shader.inputs["Metallic"].default_value = metallic
    shader.inputs["Clearcoat"].default_value = clearcoat
    if emission:
        shader.inputs["Emission"].default_value = (*colour, 1)
        shader.inputs["Emission Strength"].default_value = emission
    return material


def speckled(name, dark, light, scale, roughness=0.95):
    """A rough material whose colour wanders between two colours at several sizes."""
    if name in bpy.data.materials:
        return bpy.data.materials[name]
    material = principled(name, dark, roughness, specular=0.15)
    nodes, links = material.node_tree.nodes, material.node_tree.links
    where = nodes.new("ShaderNodeTexCoord")
    noise = nodes.new("ShaderNodeTexNoise")
    noise.inputs["Scale"].default_value = scale
    noise.inputs["Detail"].default_value = 8
    noise.inputs["Roughness"].default_value = 0.7
    ramp = nodes.new("ShaderNodeValToRGB")
    stops = ramp.color_ramp.elements
    stops[0].position, stops[1].position = 0.35, 0.65
    stops[0].color, stops[1].color = (*dark, 1), (*light, 1)
    links.new(where.outputs["Object"], noise.inputs["Vector"])
    links.new(noise.outputs["Fac"], ramp.inputs["Fac"])
    links.new(ramp.outputs["Color"], nodes["Principled BSDF"].inputs["Base Color"])
    return material


def pictured(name, image, glow=0.0):
    """A matt material showing a picture."""
    if name in bpy.data.materials:
        return bpy.data.materials[name]
    material = principled(name, (1, 1, 1), roughness=0.6, specular=0.2)
    nodes, links = material.node_tree.nodes, material.node_tree.links
    shader = nodes["Principled BSDF"]
    texture = nodes.new("ShaderNodeTexImage")
    texture.image = image
    links.new(texture.outputs["Color"], shader.inputs["Base Color"])
    if glow:
        links.new(texture.outputs["Color"], shader.inputs["Emission"])
        shader.inputs["Emission Strength"].default_value = glow
    return material


def paint(colour):
    """Car paint: a coloured base under a thin clear coat."""
    return principled("paint_%.2f_%.2f_%.2f" % tuple(colour), colour, roughness=0.25, specular=0.5, clearcoat=0.8)


def vehicle_materials(colour):
    """The materials one vehicle uses, by role. Dark glass and mid-grey rims are what a small detector needs."""
    return {
        "paint": paint(colour),
        "glass": principled("v_glass", (0.012, 0.016, 0.02), roughness=0.08, specular=0.5),
        "trim": principled("v_trim", (0.022, 0.022, 0.024), roughness=0.6, specular=0.3),
        "dark": principled("v_dark", (0.004, 0.004, 0.004), roughness=1.0, specular=0.0),
        "tyre": principled("v_tyre", (0.012, 0.012, 0.013), roughness=0.9, specular=0.15),
        "rim": principled("v_rim", (0.30, 0.31, 0.33), roughness=0.4, metallic=0.5),
        "chrome": principled("v_chrome", (0.45, 0.46, 0.48), roughness=0.25, metallic=0.8),
        "headlamp": principled("v_headlamp", (0.40, 0.43, 0.46), roughness=0.12, specular=0.8, emission=0.06),
        "taillamp": principled("v_taillamp", (0.40, 0.006, 0.008), roughness=0.2, specular=0.6, emission=0.22),
    }
