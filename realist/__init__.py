"""Realist evaluation over an evidence base: theory, appraisal, questions, and the widgets that show them."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("realist")
except PackageNotFoundError:  # run from a checkout that was never installed
    __version__ = "0+unknown"
