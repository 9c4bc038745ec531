"""Figures as ratios in one run: what the program takes against the least it could take."""
