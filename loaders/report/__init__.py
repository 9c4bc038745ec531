"""What the rows of a report say."""
