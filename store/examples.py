"""Putting invented reports in a record of their own."""

from __future__ import annotations

from collections.abc import Iterable

from outcomes.example_report import ExampleReport
from outcomes.plan import Plan
from store.moment import to_utc
from store.store import Store


def fill_with_examples(store: Store, plan: Plan, examples: Iterable[ExampleReport]) -> None:
    """Mark the record as invented and add the examples, in their order, that came after what it has already.

    Raises NotSaved when real reports are here.
    """
    store.mark_as_invented()
    last = store.last_received(plan.id)
    for example in examples:
        at = to_utc(example.at)
        if last is None or at > last:
            store.submit(example.report, example.content, example.filename, example.by, at)
