"""What can't be done, as an exception: everything else that goes wrong is a value."""

from __future__ import annotations


class Stop(Exception):
    """What was asked for can't be done; the message says why, to the person who asked."""
