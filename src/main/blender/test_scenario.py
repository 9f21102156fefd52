"""python3 -m unittest discover src/main/blender"""
import copy
import json
import tempfile
import unittest
from pathlib import Path

import numpy as np
import yaml

from scenario import ScenarioError, read_scenario
from truth import boxes, camera_yaml, outline, plate_box, truth_json

CLIP = {
    "about": "A car passes in front of a pedestrian.", "seed": 1, "clip": {"seconds": 6},
    "camera": {"id": "c", "place": "p", "at": [16, 16, 7], "looks_at": [5, 0, 0], "lens": 33},
    "light": {"sky": "clear", "elevation": 45, "azimuth": 30},
    "crossing": {"name": "main", "length": 10, "width": 4, "centre": 5, "stop_lines": {"forward": -3},
                 "lanes": [{"name": "a", "from": 5.1, "to": 9.8, "direction": "forward", "kind": "motor"}]},
    "actors": [{"id": "car-1", "model": "suv", "colour": "blue", "speed": 10, "path": [[7, -32.325], [7, 90]]},
               {"id": "ped-1", "model": "person", "colour": "red", "path": [[9, 2]]}],
    "expected": [{"kind": "failure_to_yield", "vehicle": "car-1", "pedestrian": "ped-1", "case": 3, "why": "w"}],
}


def read(change=lambda clip: None):
    clip = copy.deepcopy(CLIP)
    change(clip)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "scenario.yaml")
        file.write_text(yaml.safe_dump(clip), encoding="utf-8")
        return read_scenario(file)


def both_ways_without_centre(clip):
    del clip["crossing"]["centre"]
    clip["crossing"]["lanes"].append({"name": "b", "from": 0.2, "to": 4.9, "direction": "backward", "kind": "motor"})


class ScenarioTest(unittest.TestCase):
    def test_a_mistake_is_named_by_file_and_key(self):
        mistakes = {
            r"scenario.yaml: actors\[0\].speed: expected a number above 0, got 'fast'":
                lambda c: c["actors"][0].update(speed="fast"),
            r"scenario.yaml: actors\[1\]: unknown key 'shirt' ": lambda c: c["actors"][1].update(shirt="red"),
            r"scenario.yaml: actors\[1\].id: 'car-1' is used twice": lambda c: c["actors"][1].update(id="car-1"),
            r"scenario.yaml: camera.lens: is missing": lambda c: c["camera"].pop("lens"),
            r"scenario.yaml: crossing: needs either 'centre' or 'refuge'": lambda c: c["crossing"].update(refuge=[4, 6]),
            r"scenario.yaml: crossing: needs either 'centre' or 'refuge', or lanes that run one way": both_ways_without_centre,
            r"scenario.yaml: actors\[1\].outfit\[0\]: expected one of skirt": lambda c: c["actors"][1].update(outfit=["cloak"]),
            r"scenario.yaml: light.rain: expected true or false, got 'much'": lambda c: c["light"].update(rain="much"),
            r"scenario.yaml: policy: expected a mapping": lambda c: c.update(policy=[1]),
            r"scenario.yaml: expected\[0\].vehicle: expected one of car-1, got 'ped-1'":
                lambda c: c["expected"][0].update(vehicle="ped-1"),
            r"scenario.yaml: actors\[0\].path: cannot brake from 10.00": lambda c: c["actors"][0].update(path=[[7, 0], [7, 1]]),
        }
        for sentence, change in mistakes.items():
            with self.subTest(sentence), self.assertRaisesRegex(ScenarioError, sentence):
                read(change)

    def test_the_violation_falls_when_the_front_enters_the_zebra(self):
        self.assertEqual(json.loads(truth_json(read(), []))["expected"][0]["t"], 3.0)

    def test_the_yield_falls_when_the_car_has_stopped_before_the_zebra(self):
        def stops(clip):
            clip["actors"][0].update(path=[[7, -32.325], {"at": [7, -6], "wait": 5}, [7, 90]], brake=2.5)
            clip["expected"][0].update(kind="yielded")
        self.assertAlmostEqual(json.loads(truth_json(read(stops), []))["expected"][0]["t"], 4.63, places=2)

    def test_a_car_that_never_enters_fails_nobody(self):
        with self.assertRaisesRegex(ScenarioError, "'car-1' never enters the zebra"):
            truth_json(read(lambda c: c["actors"][0].update(path=[[7, -90], [7, -30]])), [])

    def test_the_outline_runs_counter_clockwise_in_the_picture(self):
        scenario = read()
        corners = outline(scenario.camera, scenario.crossing)
        area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, corners[1:] + corners[:1]))
        self.assertLess(area, 0)
        self.assertIn("camera: c", camera_yaml(scenario))

    def test_a_one_way_street_has_no_centre_and_a_policy_goes_into_the_camera_file(self):
        def change(clip):
            del clip["crossing"]["centre"]
            clip["policy"] = {"non_motor_included": True}
        calibration = yaml.safe_load(camera_yaml(read(change)))
        self.assertEqual(calibration["policy"], {"non_motor_included": True})
        self.assertNotIn("centre", calibration["crossings"][0])
        self.assertNotIn("policy", yaml.safe_load(camera_yaml(read())))

    def test_an_oblique_road_leans_about_the_middle_of_the_zebra(self):
        crossing = read(lambda c: c["crossing"].update(skew=45)).crossing
        self.assertAlmostEqual(crossing.shift(2), 0)
        self.assertAlmostEqual(crossing.shift(12), 10)
        self.assertEqual(read().crossing.shift(12), 0)

    def test_the_plate_that_faces_the_camera_is_boxed_unless_something_hides_it(self):
        def plate(time, hide=False, **changes):
            def change(clip):
                clip["actors"][0].update(plate="贵H·12345", **changes)
                if hide:
                    clip["actors"].append({"id": "bus-1", "model": "bus", "colour": "bus", "path": [[10, 2.0]], "facing": 90})
            scenario = read(change)
            states = {a.id: a.motion.at(time) for a in scenario.actors}
            return plate_box(scenario, scenario.camera, states, scenario.actor("car-1"))
        x, y, width, height = plate(2.8)
        front = read().camera.project(np.array([(7, -32.325 + 28 + 2.337, 0.52)]))[0]
        self.assertTrue(x < front[0] < x + width and y < front[1] < y + height)
        self.assertGreater(width, height)
        self.assertIsNone(plate(2.8, model="ebike"))
        self.assertIsNone(plate(2.8, hide=True))

    def test_an_actor_behind_a_car_is_hidden_and_one_beside_it_is_seen(self):
        scenario = read()
        column = np.array([(0, 0, z / 10) for z in range(17)])

        def seen(u, v):
            def surface(actor):
                return column + (u, v, 0) if actor.id == "ped-1" else np.array([(7, 2, 0), (8, 3, 1)])
            return {b["id"]: b["visible"] for b in boxes(scenario, scenario.camera, 3.4643, surface)}.get("ped-1", 0.0)
        self.assertEqual(seen(9.5, 2.0), 1.0)
        self.assertLess(seen(6.0, 0.2), 0.6)


if __name__ == "__main__":
    unittest.main()
