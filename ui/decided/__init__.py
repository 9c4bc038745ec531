"""Decisions and tasks, as they are told wherever they concern something."""
