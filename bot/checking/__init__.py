"""What makes a question worse although its file is in order, read with the offline judge's own eyes."""
