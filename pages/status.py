from ui import frame

frame.guard()

from ui import html

html.head("status")
