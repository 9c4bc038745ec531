"""What is asked of DuckDB: each question is a file of SQL, and each answer a model."""
