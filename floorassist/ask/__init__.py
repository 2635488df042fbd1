"""Nobody here knows: put the question to the nearest colleague who does, and never leave it hanging."""
