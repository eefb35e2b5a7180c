"""Descriptions and pronouns: what they are, and whom they mean."""
