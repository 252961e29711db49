"""The first exercise: settings, trainings that visitors share, what the picture is drawn from, the notebook."""
