"""A small disk of its own for a test, which it can fill and empty."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SIZE = 40_000_000
_LOOP = ("mount", "-o", "loop")
_MEMORY = ("mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs")


class Disk:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self, left: int = 0) -> None:
        """Fill it but for so many bytes."""
        with self._filler.open("wb", buffering=0) as filler:
            for size in (1 << 20, 1 << 12, 1):
                _write_until_full(filler.fileno(), size)
            os.ftruncate(filler.fileno(), max(0, filler.tell() - left))
            os.fsync(filler.fileno())

    def empty(self) -> None:
        self._filler.unlink(missing_ok=True)


@contextmanager
def small_disk(folder: Path) -> Iterator[Disk]:
    """A disk of 40 MB for as long as it is needed: a file that is mounted or, where that can't be, memory."""
    image, mounted = folder / "image", folder / "disk"
    mounted.mkdir()
    image.touch()
    os.truncate(image, SIZE)
    is_made = _run("mkfs.ext4", "-q", "-F", "-m", "0", image) and _run(*_LOOP, image, mounted)
    assert is_made or _run(*_MEMORY, mounted), "the disk that is filled is mounted, which needs root"
    disk = Disk(mounted)
    try:
        yield disk
    finally:
        assert _run("umount", "--lazy", mounted)


def _write_until_full(file: int, size: int) -> None:
    try:
        while os.write(file, bytes(size)) == size:
            pass
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise


def _run(*command: str | Path) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False
