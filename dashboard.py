"""The dashboard: ``streamlit run dashboard.py``."""

import os

import streamlit as st

from ui.app import frame, shell

if __name__ == "__main__":  # a visit
    frame.run()
else:  # the server, when it starts
    os.umask(0o077)  # what it writes is nobody else's on the machine
    app = st.App(__file__, routes=shell.routes(frame.PATHS))
