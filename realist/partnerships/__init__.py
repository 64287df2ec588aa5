"""The optional extension for partnerships: partners, their ties, maps and a typology. Nothing outside knows of it."""
