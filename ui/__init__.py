"""What the pages share: the frame, the session, words, marks and pieces of screen."""
