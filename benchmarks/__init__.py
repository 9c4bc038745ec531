"""What the program takes against the least it could take: ratios within one run, never seconds."""
