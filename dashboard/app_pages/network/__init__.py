"""The playground: a network that is built, trained and replayed."""
