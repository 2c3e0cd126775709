"""What the figures say: series by month and week, usual ranges, targets, trust. Plain values in, plain values out."""
