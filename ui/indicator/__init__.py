"""One target."""
