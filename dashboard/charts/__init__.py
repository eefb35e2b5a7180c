"""One function a chart: tables in, a figure's description out. Nothing here draws, and nothing here knows Streamlit."""
