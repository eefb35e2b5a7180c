"""What a person changes: where it rests in the text, how it is kept, and what it teaches."""
