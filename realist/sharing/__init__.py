"""A design on its way from one reader to another: as a link that holds all of it, and as a file.

The page does the same in ``frontend/sharing/``; tests in a browser compare the two.
"""

from realist.sharing.file import FILE_LIMIT, FORMAT, file_of, file_schema, read_file
from realist.sharing.link import LINK_LIMIT, link_of, read_link
from realist.sharing.pasted import Found, design_in, designs_in
from realist.sharing.saved import NAME_LIMIT, Saved, SharingError, tidy_name

__all__ = [
    "FILE_LIMIT",
    "FORMAT",
    "LINK_LIMIT",
    "NAME_LIMIT",
    "Found",
    "Saved",
    "SharingError",
    "design_in",
    "designs_in",
    "file_of",
    "file_schema",
    "link_of",
    "read_file",
    "read_link",
    "tidy_name",
]
