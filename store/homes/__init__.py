"""Where a log lives: a file of SQLite, or PostgreSQL where one machine is not enough."""
