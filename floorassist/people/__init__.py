"""Who works here: roles, shifts, devices, joining, PIN."""
