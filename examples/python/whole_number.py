"""Numbers on the command line that the contract has as unsigned."""

import argparse

MOST = 2**32 - 1


def whole_number(text):
    """A whole number from 0 to 4294967295, for argparse."""
    try:
        number = int(text)
    except ValueError:
        number = -1
    if not 0 <= number <= MOST:
        raise argparse.ArgumentTypeError(f"{text!r} given; expected a whole number from 0 to {MOST}")
    return number
