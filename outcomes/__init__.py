"""The core of outcome monitoring: plans, periods, reports and the problems found in them. No I/O."""
