"""How entries become rows of DuckDB, which answers."""
