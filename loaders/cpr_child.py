"""The child process that looks through very much text for CPR numbers: texts in on stdin, whether each has one out."""

from __future__ import annotations

import json
import sys

from loaders.workbook_child import limit
from outcomes.personal_data import has_cpr


def main() -> None:
    limit()
    json.dump([*map(has_cpr, json.loads(sys.stdin.buffer.read()))], sys.stdout)


if __name__ == "__main__":
    main()
