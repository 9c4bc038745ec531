"""How one target is told, everywhere."""
