"""Time expressions: what they say (words, tokens, cascade, grammar), what that means (meaning), and when (resolve)."""
