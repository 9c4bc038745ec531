"""What was said: the entries of the log, in their order."""
