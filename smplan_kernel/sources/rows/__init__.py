"""From tables to figures: what a layout declares, and the shapes that most exports share."""
