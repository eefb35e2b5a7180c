"""Proper names: where they are, of what kind, and which stand for one another."""
