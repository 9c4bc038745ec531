"""The page of meetings: called, prepared, held item by item on a screen, and closed with minutes."""
