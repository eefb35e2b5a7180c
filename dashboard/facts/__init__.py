"""What the pages know about facts, in plain functions of tables: no Streamlit, no charts."""
