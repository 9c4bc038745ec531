"""The page of the calendar: what is next, what is overdue, and who owes it."""
