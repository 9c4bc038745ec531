"""The dashboard: ``streamlit run dashboard.py``."""

import streamlit as st

from ui.app import frame, server

if __name__ == "__main__":  # a visit
    frame.run()
else:  # the server, when it starts
    server.start()
    app = st.App(__file__, routes=server.routes(frame.PATHS))
