"""Documents to file and to bring: one description of the content, as PDF and as Word."""
