"""What is said around meetings, and asked: reviews, requests, decisions, tasks, meetings, reminders, ticks."""
