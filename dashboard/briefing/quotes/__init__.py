"""What is said: quotation marks, cues, clauses of speech, speakers and media."""
