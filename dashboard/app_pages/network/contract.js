// Written by `python -m dashboard.contracts` from contract.py: change it there.

export const INPUTS = [
  "x",
  "y",
  "x²",
  "y²",
  "xy",
  "sin πx",
  "sin πy"
];
