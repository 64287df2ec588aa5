"""What is taken away: briefs, Word files, worksheets, overviews. Nothing of Sphinx and no widget."""
