"""The frame, the session and the address: what every page stands in."""
