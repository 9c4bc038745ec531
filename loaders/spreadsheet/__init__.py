"""Workbooks to sheets of plain values. Runs only in the child process that ``loaders.workbook`` starts."""
