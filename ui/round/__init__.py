"""The page of a round of reports: who has delivered, who is missing, and what we did about it."""
