"""What is printed: each module makes one kind of sheet out of what the desk knows."""
