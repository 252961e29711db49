// Written by `python -m dashboard.contracts` from contract.py: change it there.

export const MOLECULE_ELEMENTS = [
  "C",
  "N",
  "O",
  "F",
  "S",
  "Cl"
];

export const MOST_ATOMS = 9;

export const STATE_SIZE = 8;

export const MOST_ROUNDS = 4;

export const ROUNDS_CHOSEN = 2;

export const LONGEST_SENTENCE = 10;

export const VOCABULARY = [
  "",
  "the",
  "was",
  "not",
  "and",
  "but",
  "film",
  "book",
  "play",
  "song",
  "meal",
  "talk",
  "good",
  "funny",
  "clever",
  "lovely",
  "warm",
  "great",
  "bad",
  "dull",
  "slow",
  "weak",
  "cold",
  "awful",
  "well",
  "so",
  "to",
  "me",
  "i",
  "think",
  "last",
  "night"
];

export const NOUNS = [
  "film",
  "book",
  "play",
  "song",
  "meal",
  "talk"
];

export const PRAISE = [
  "good",
  "funny",
  "clever",
  "lovely",
  "warm",
  "great"
];

export const BLAME = [
  "bad",
  "dull",
  "slow",
  "weak",
  "cold",
  "awful"
];

export const OPENINGS = [
  [],
  [
    "well"
  ],
  [
    "so"
  ],
  [
    "to",
    "me"
  ],
  [
    "i",
    "think"
  ],
  [
    "last",
    "night"
  ]
];
