"""History from another system: many reports in one file, read and checked by DuckDB."""
