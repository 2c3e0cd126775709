"""From bytes to tables of text: containers, encodings, damage, and large texts that are cut by columns."""
