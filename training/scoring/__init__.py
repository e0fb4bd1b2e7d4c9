"""What is learned alike for the page model and the article model."""
