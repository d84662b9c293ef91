"""What a number on the command line may be: python -m unittest."""

import argparse
import unittest

from whole_number import MOST, whole_number


class WholeNumber(unittest.TestCase):
    def test_takes_what_the_contract_takes(self):
        self.assertEqual([whole_number(text) for text in ("0", "24", str(MOST))], [0, 24, MOST])

    def test_refuses_the_rest_in_words(self):
        for text in ("-1", str(MOST + 1), "1.5", "many", ""):
            with self.assertRaisesRegex(argparse.ArgumentTypeError, "given; expected a whole number from 0 to 4294967295"):
                whole_number(text)


if __name__ == "__main__":
    unittest.main()
