"""Tests of how bounds are judged: `python3 -m unittest measuring.tests` in `bench`."""

import contextlib
import io
import unittest

from .bounds import Bounds, in_tries


def tries(*each):
    """Returns the broken bounds after tries that break these bounds, and how many tries there were."""
    left = list(each)
    with contextlib.redirect_stdout(io.StringIO()):
        _, broken = in_tries(lambda: ({}, {key: "too slow" for key in left.pop(0)}), 3)
    return broken, len(each) - len(left)


class Tries(unittest.TestCase):
    def test_that_nothing_is_measured_again_if_all_bounds_hold(self):
        self.assertEqual(tries([]), ([], 1))

    def test_that_a_bound_holds_if_one_try_holds_it(self):
        a, b = ("reading", "a"), ("reading", "b")
        self.assertEqual(tries([a], []), ([], 2))
        self.assertEqual(tries([a], [b]), ([], 2))
        self.assertEqual(tries([a, b], [a], []), ([], 3))

    def test_that_a_bound_is_broken_if_every_try_breaks_it(self):
        a, b = ("reading", "a"), ("reading", "b")
        self.assertEqual(tries([a, b], [a], [b, a]), (["reading, a: too slow"], 3))


class Verdicts(unittest.TestCase):
    def test_that_only_more_than_noise_breaks_a_bound_of_time(self):
        bounds = Bounds()
        bounds.tables = {"times": {"at": "most", "unit": "x", "rows": {"all": 2}}}
        self.assertIn("pass", bounds.judge("times", "a", 2))
        self.assertIn("noise", bounds.judge("times", "b", 2 * bounds.noise))
        self.assertIn("FAIL", bounds.judge("times", "c", 2 * bounds.noise + 0.01))
        self.assertEqual(list(bounds.broken), [("times", "c")])

    def test_that_a_count_has_no_noise(self):
        bounds = Bounds()
        bounds.tables = {"counts": {"at": "least", "unit": "", "noise": False, "rows": {"all": 2}}}
        self.assertIn("pass", bounds.judge("counts", "a", 2))
        self.assertIn("FAIL", bounds.judge("counts", "b", 1))


if __name__ == "__main__":
    unittest.main()
