"""What each loss calls wrong."""
