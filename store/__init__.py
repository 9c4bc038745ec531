"""The record: a log of all that is said, its homes, the DuckDB that is made of it, and what is asked of that."""
