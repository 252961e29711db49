// Written by `python -m dashboard.contracts` from contract.py: change it there.

export const LAYERS = [
  "conv1",
  "pool1",
  "conv2",
  "pool2",
  "dense",
  "logits",
  "probabilities"
];
