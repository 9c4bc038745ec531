"""How accessible the pages are."""
