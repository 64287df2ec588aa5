"""What a book asks of Sphinx. Nothing else in the package may import from here."""

from realist.sphinxext.extension import setup

__all__ = ["setup"]
