"""python3 -m unittest discover src/main/blender"""
import math
import unittest

from motion import Motion, MotionError, Pace, Waypoint


class MotionTest(unittest.TestCase):
    def test_a_steady_car_covers_speed_times_time(self):
        car = Motion([Waypoint((5, -40)), Waypoint((5, 100))], Pace(10, 2, 3))
        state = car.at(3.0)
        self.assertAlmostEqual(state.v, -10)
        self.assertAlmostEqual(state.heading, math.pi / 2)
        self.assertAlmostEqual(state.speed, 10)

    def test_a_halt_is_reached_exactly_and_kept_until_its_time(self):
        car = Motion([Waypoint((5, -40)), Waypoint((5, -5), until=12), Waypoint((5, 100))], Pace(10, 2, 2.5))
        (time, distance), *_ = car.stops
        self.assertAlmostEqual(time, 15 / 10 + 10 / 2.5)
        self.assertAlmostEqual(distance, 35)
        self.assertAlmostEqual(car.at(11.9).v, -5)
        self.assertAlmostEqual(car.at(13).v, -5 + 2 / 2)

    def test_speed_never_jumps_and_distance_never_shrinks(self):
        walker = Motion([Waypoint((12, 2)), Waypoint((9, 2), speed=0.6), Waypoint((7, 2), speed=1.4, wait=1),
                         Waypoint((-2, 2))], Pace(1.2, 1.5, 2.0, start=1.0))
        states = [walker.at(k / 100) for k in range(2000)]
        for before, after in zip(states, states[1:]):
            self.assertLessEqual(abs(after.speed - before.speed), 2.0 / 100 + 1e-6)
            self.assertGreaterEqual(after.distance, before.distance - 1e-9)
        self.assertAlmostEqual(states[-1].u, -2)

    def test_a_turn_is_rounded_and_ends_in_the_new_direction(self):
        car = Motion([Waypoint((5, -20)), Waypoint((5, 0)), Waypoint((-20, 0))], Pace(5, 2, 3), corner=4)
        self.assertLess(car.path.length, 45)
        self.assertAlmostEqual(car.at(100).heading, math.pi)

    def test_a_car_that_only_slows_rolls_on_and_never_halts(self):
        car = Motion([Waypoint((6, -48)), Waypoint((6, -8), speed=3), Waypoint((6, 7), speed=9), Waypoint((6, 120))],
                     Pace(9, 1.8, 2.4))
        speeds = [car.at(k / 50).speed for k in range(600)]
        self.assertAlmostEqual(min(speeds), 3)
        braking = (9 * 9 - 3 * 3) / (2 * 2.4)
        self.assertAlmostEqual(car.first_time(lambda s: s.v >= 0, 20), (40 - braking) / 9 + (9 - 3) / 2.4 + 8 / 3, places=2)

    def test_a_runner_stands_until_his_time_and_then_dashes(self):
        runner = Motion([Waypoint((9.7, 2)), Waypoint((7.6, 2), until=6.6), Waypoint((-2, 2))], Pace(2.6, 3, 4, start=3.9))
        self.assertEqual(runner.at(3.9).u, 9.7)
        self.assertAlmostEqual(runner.at(4.4).u, 9.7 - 3 * 0.5 ** 2 / 2)
        self.assertAlmostEqual(runner.at(6.5).u, 7.6)

    def test_braking_that_no_car_can_do_is_refused(self):
        with self.assertRaisesRegex(MotionError, "cannot brake from 10.00 to 0.00 m/s within 5.00 m at 3 m/s2"):
            Motion([Waypoint((5, 0)), Waypoint((5, 5), wait=1), Waypoint((5, 9))], Pace(10, 2, 3))

    def test_one_waypoint_stands_and_faces_where_it_is_told(self):
        self.assertEqual(Motion([Waypoint((1, 2))], Pace(1, 1, 1), facing=0.5).at(7), (1, 2, 0.5, 0.0, 0.0))


if __name__ == "__main__":
    unittest.main()
