"""Three networks that tell horizontal lines from vertical ones."""
