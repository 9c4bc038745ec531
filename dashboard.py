"""The dashboard: ``streamlit run dashboard.py``."""

from ui import frame

frame.run()
