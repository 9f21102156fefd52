"""Turns text into pictures on panels: number plates, shop signs, bus destinations. Needs ffmpeg and Noto Sans CJK."""
import subprocess
import tempfile
from pathlib import Path

import bpy

from materials import pictured
from meshes import mesh_object

FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"
BLUE_PLATE, YELLOW_PLATE, GREEN_PLATE = ("0x0a3a9e", "white"), ("0xd9a21b", "black"), ("0x4fb06d", "black")


def text_image(text, width, height, ground, ink, frame=False):
    """A packed picture of one centred line of text; colours as ffmpeg writes them."""
    name = f"text {text} {ground}"
    if name in bpy.data.images:
        return bpy.data.images[name]
    size = min(height * 0.72, width * 0.98 / sum(1.0 if ord(c) > 0x2E80 else 0.62 for c in text))
    rim = f"drawbox=3:3:{width - 6}:{height - 6}:{ink}:3," if frame else ""
    with tempfile.TemporaryDirectory() as folder:
        words, picture = Path(folder, "words.txt"), Path(folder, "panel.png")
        words.write_text(text, encoding="utf-8")
        draw = (f"{rim}drawtext=fontfile={FONT}:textfile={words}:fontsize={size:.0f}:fontcolor={ink}"
                ":x=(w-text_w)/2:y=(h-text_h)/2")
        subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", f"color={ground}:s={width}x{height}", "-vf", draw,
                        "-frames:v", "1", str(picture)], check=True)
        image = bpy.data.images.load(str(picture))
        image.pack()
    image.name = name
    return image


def plate_colours(plate, kind):
    """Blue for small cars, yellow for buses and trucks, green for the eight characters of a new-energy car."""
    if kind in ("bus", "truck"):
        return YELLOW_PLATE
    return GREEN_PLATE if len(plate.replace("·", "")) == 8 else BLUE_PLATE


def plate_image(plate, kind):
    """A Chinese number plate of 440 x 140 mm proportions."""
    ground, ink = plate_colours(plate, kind)
    return text_image(plate, 440, 140, ground, ink, frame=True)


def panel(root, image, centre, size, facing, glow=0.0):
    """A flat picture looking along x: facing +1 for +x, -1 for -x; size is (width, height) in m."""
    width, height = size[0] / 2, size[1] / 2
    vertices = [(0, -facing * width, -height), (0, facing * width, -height),
                (0, facing * width, height), (0, -facing * width, height)]
    obj = mesh_object("panel", root, vertices, [(0, 1, 2, 3)], [pictured(image.name, image, glow)], smooth=False)
    layer = obj.data.uv_layers.new()
    for loop, corner in zip(layer.data, ((0, 0), (1, 0), (1, 1), (0, 1))):
        loop.uv = corner
    obj.location = centre
    return obj
