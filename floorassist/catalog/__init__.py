"""What is sold and where it stands."""
