"""The dashboard: ``streamlit run dashboard.py``."""

import streamlit as st

from ui.app import frame, shell

if __name__ == "__main__":  # a visit
    frame.run()
else:  # the server, when it starts
    app = st.App(__file__, routes=shell.routes(frame.PATHS))
