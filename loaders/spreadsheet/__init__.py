"""Workbooks to sheets of plain values: what the child process does that ``loaders.workbook`` starts."""
