"""Work that needs nobody at the desk: bringing files in, the monthly run, the demo."""
