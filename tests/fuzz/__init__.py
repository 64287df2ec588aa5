"""Long runs: what is broken on purpose, and whether it is noticed. `make fuzz` runs all; `make test` a seeded few."""
