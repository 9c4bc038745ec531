"""The kit that every page is made of: markup, pieces, marks, words."""
