"""The playground of networks: settings, trainings, what the picture is drawn from, and the words."""
