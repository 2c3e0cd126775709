"""Tables that no named importer reads: looked at, agreed upon once, and read by that agreement from then on."""
