"""What every kind of entry has: the model's own name and version, and how it is made ready to be appended."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import PlainSerializer

from outcomes.indicator import Strict
from store.log.entry import Attachment, Told

Moment = Annotated[datetime, PlainSerializer(lambda moment: moment.isoformat(timespec="microseconds"))]
"""UTC without a zone."""


class Said(Strict):
    """What an entry says. ``kind`` and ``version`` name the model, and how it is applied."""

    kind: ClassVar[str]
    version_of_kind: ClassVar[int] = 1

    def told(self, *attachments: Attachment) -> Told:
        """Ready to be appended, with the files that it names."""
        return Told(self.kind, self.version_of_kind, self.model_dump_json(exclude_none=True), attachments)
