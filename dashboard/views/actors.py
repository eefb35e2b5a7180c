"""Who has to do with whom: the map of ties, the same ties as a matrix and as a table, and the actors as a list."""

import streamlit as st

import session

desk = session.desk()
st.title("Actors", anchor=False)
