"""One file per released table layout."""
