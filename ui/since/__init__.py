"""»Siden sidst«: what has changed between two days, wherever it is shown."""
