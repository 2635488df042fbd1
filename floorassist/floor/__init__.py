"""The store's plan: what stands where, what its places are called, and how one walks there."""
