"""The page of decisions and tasks: one log across all meetings."""
