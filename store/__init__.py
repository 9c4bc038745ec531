"""The record: an append-only DuckDB database, the ledger beside it, and the questions asked of it."""
