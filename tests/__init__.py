"""The project's tests, and the few helpers that they share."""
