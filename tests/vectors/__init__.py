"""Vectors: what Python answers, as cases that any other reader of the same data has to meet.

A vector is ``{"about", "given", "cases"}``. ``given`` is what the page holds: a compiled theory with its schemes, or
all that a bench has of an evidence base. A case says what is asked (``ask``), of what (``of``), and the answer: whole
(``answer``), or, where there are many, the SHA-256 of its canonical JSON (``sha256``).

The files here hold what depends on no evidence base: corners of closure and ties, designs that are refused, links, and
small theories drawn by chance. ``python -m tests.vectors`` writes them. Cases of an evidence base are made when a test
runs. ``node tests/vectors/meet.mjs`` puts the files to the front end's sources, without a browser or Python.
"""
