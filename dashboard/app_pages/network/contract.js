// Written by `python -m dashboard.contracts` from contract.py: change it there.

export const INPUTS = [
  "x₁",
  "x₂",
  "x₁²",
  "x₂²",
  "x₁x₂",
  "sin πx₁",
  "sin πx₂"
];

export const HAND = {
  "most": 60,
  "largest": 99.99
};

export const OWN = {
  "most": 100,
  "classes": 4,
  "none": "none"
};

export const REACH = 1.25;
