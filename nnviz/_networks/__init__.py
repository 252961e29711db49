"""What `activations`, `filters` and `gradients` ask of any model: its calls, inputs, scores and receptive fields."""
