"""One cell: numbers, days, clocks and periods as exports print them; nothing here knows a table."""
