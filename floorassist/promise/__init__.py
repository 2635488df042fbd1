"""What was promised to a customer: one owner, a due time, reminders, and an end that somebody made."""
