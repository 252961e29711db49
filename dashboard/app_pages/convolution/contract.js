// Written by `python -m dashboard.contracts` from contract.py: change it there.

export const OWN_FILTER = "my own";

export const DRAWING = "my drawing";

export const SIZES = [
  3,
  5
];

export const PADDINGS = [
  "valid",
  "same",
  "by number"
];

export const BY_NUMBER = "by number";

export const STRIDES = [
  1,
  2,
  3
];

export const MOST_ZEROS = 10;

export const MOST_SHIFT = 8;

export const MOST_WEIGHT = 100;

export const INK_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRST";

export const INK_WORDS = 9;

export const LONGEST_WORD = 40;
