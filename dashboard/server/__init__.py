"""What the server does beside drawing pages: workers, sockets, trainings."""
