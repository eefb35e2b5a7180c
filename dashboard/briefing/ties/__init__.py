"""What ties two actors: offices, belonging, alliance."""
