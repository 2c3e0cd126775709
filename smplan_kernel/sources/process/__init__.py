"""The reader's own process: its limits, its child, and the warm one that forks it."""
