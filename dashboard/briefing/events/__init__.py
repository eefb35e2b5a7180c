"""What happens: triggers, roles, status, dates, classes, and events told again."""
