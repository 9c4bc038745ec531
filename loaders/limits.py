"""How much a report file may hold; a real one holds a hundredth of it."""

from __future__ import annotations

MAX_FILE_BYTES = 5_000_000
MAX_UNPACKED_BYTES = 64_000_000
MAX_ROWS = 20_000  # of a sheet
MAX_REPORT_ROWS = 2_000  # of the one that is read: each is held against the plan in the server's own process
MAX_COLUMNS = 200
MAX_LINES = 5 * MAX_ROWS  # in a text, blank ones too
MAX_CELLS = 250_000  # in all sheets together
MAX_TEXT_CELLS = 50_000  # in a file that is text, which the server's own process reads
MAX_TEXT = 5_000_000  # characters in all cells together: one long shared text may stand in many cells
MAX_WORDS = 32_767  # characters in a cell of a workbook; Excel holds no more
LOOKED_AT_HERE = 500_000  # characters that the server's own process looks through for CPR numbers
CHILD_MEMORY_BYTES = 512 * 1024 * 1024
CHILD_CPU_SECONDS = 10
CHILD_WAIT_SECONDS = 30.0  # by the clock: a busy machine is no fault of the file's
