"""Invented example reports, in a database of their own that says so."""

from __future__ import annotations

from pathlib import Path

from outcomes.plan import Plan
from store.store import Store


def add_examples(store: Store, plan: Plan, folder: Path) -> int:
    """Submit every example in ``folder/examples.toml`` at its time. Returns how many were stored."""
