"""The plan that is being edited: a draft that supervisors share, and its publication."""
