"""Vietnamese text, pure: exact storage, folding, syllables, hidden characters, restoration."""
