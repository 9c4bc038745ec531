"""Models in, files out: forms, marked copies, tables."""
