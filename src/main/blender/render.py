"""Renders a scenario file into a clip with its calibration and ground truth, all into the file's folder.

blender -b --python src/main/blender/render.py -- samples/NAME/scenario.yaml

--truth-only writes camera.yaml and truth.json alone; --stills DIR renders every --every-th frame there and nothing else.
"""
import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

import bpy  # noqa: E402

from encode import encode  # noqa: E402
from scenario import ScenarioError, read_scenario  # noqa: E402
from stage import Stage  # noqa: E402
from truth import boxes, camera_yaml, truth_json  # noqa: E402


def cameras(scenario):
    """The camera of every frame: still, or swaying by `shake` degrees at random but repeatable."""
    sway, pick = [0.0, 0.0], random.Random(scenario.seed)
    reach = scenario.shake * 3.14159265 / 180
    for _ in scenario.times:
        sway = [0.6 * s + pick.uniform(-reach, reach) for s in sway]
        yield scenario.camera.shaken(tuple(sway)) if scenario.shake else scenario.camera


def render(file, options):
    """Read, build, render, encode."""
    scenario, folder = read_scenario(file), file.parent
    truth_json(scenario, [])  # fail before the long render
    stage = Stage(scenario)
    views = list(cameras(scenario))
    if options.stills:
        for number in range(0, len(views), options.every):
            picture(stage, scenario.times[number], views[number], options.stills / f"{folder.name}-{number:04d}.png")
        return
    frames = []
    with tempfile.TemporaryDirectory() as pictures:
        for number, (moment, view) in enumerate(zip(scenario.times, views)):
            stage.show(moment, view)
            frames.append(boxes(scenario, view, moment, lambda actor: stage.points(actor, moment)))
            if not options.truth_only:
                picture(stage, moment, view, Path(pictures, f"frame-{number:04d}.png"))
        if not options.truth_only:
            encode(Path(pictures, "frame-%04d.png"), scenario.fps, folder / "clip.mp4")
    (folder / "camera.yaml").write_text(camera_yaml(scenario), encoding="utf-8")
    (folder / "truth.json").write_text(truth_json(scenario, frames), encoding="utf-8")


def picture(stage, moment, view, path):
    """Render one frame to a PNG file."""
    stage.show(moment, view)
    begun = time.time()
    bpy.context.scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)
    print(f"{path.name} at {moment:.2f} s took {time.time() - begun:.1f} s", flush=True)


def main():
    parser = argparse.ArgumentParser(prog="render.py")
    parser.add_argument("scenario", type=Path)
    parser.add_argument("--truth-only", action="store_true")
    parser.add_argument("--stills", type=Path)
    parser.add_argument("--every", type=int, default=12)
    options = parser.parse_args(sys.argv[sys.argv.index("--") + 1:] if "--" in sys.argv else [])
    try:
        render(options.scenario, options)
    except ScenarioError as error:
        print(error, file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
