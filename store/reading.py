"""Reading the record and leaving it as it was: no file is made, and none is changed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from store.connection import held_still
from store.store import Store


@contextmanager
def open_to_read(database: Path) -> Iterator[Store]:
    """The record as it is, or an empty one where there is none; what is added to it is gone afterwards.

    It is a copy of the database, so an older one is read as a newer one is, and the plan of the day can be
    asked about without being stored. Raises RecordUnavailable.
    """
    with TemporaryDirectory() as folder:
        with held_still(database) as files:
            for file in files:
                shutil.copyfile(file, Path(folder) / file.name)
        with closing(Store(Path(folder) / database.name)) as store:
            yield store
