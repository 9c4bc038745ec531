"""The verbs of the command line, each a function of what was asked that returns the exit code."""
