"""What the product reaches, measured beside its peers in the same run."""
