"""Files in, models out: plan folders, report files and the Danish way of writing numbers."""
