"""What is printed and scanned."""
