"""One round with one site."""
