// Written by `python -m dashboard.contracts` from contract.py: change it there.

export const SURFACES = {
  "ravine": {
    "x": [
      -3.2,
      3.2
    ],
    "y": [
      -1.8,
      1.8
    ],
    "start": [
      -2.6,
      1.2
    ],
    "lowest": [
      0,
      0
    ],
    "parameters": [
      "x",
      "y"
    ],
    "about": "20 times as steep across as along: a rate small enough for the walls is slow on the floor.",
    "first": {
      "sgd": 0.06,
      "adaptive": 0.15,
      "decay": 0.04,
      "wild": 0.095,
      "noise": 4.0,
      "limit": 2.0
    }
  },
  "saddle": {
    "x": [
      -2.8,
      2.8
    ],
    "y": [
      -1.6,
      1.6
    ],
    "start": [
      -2.2,
      0.01
    ],
    "lowest": [
      0,
      1
    ],
    "parameters": [
      "x",
      "y"
    ],
    "about": "At (0, 0) the gradient is 0, yet it is no minimum: two valleys lie above and below.",
    "first": {
      "sgd": 0.1,
      "adaptive": 0.1,
      "decay": 0.2,
      "wild": 0.2,
      "noise": 0.8,
      "limit": 0.5
    }
  },
  "cliff": {
    "x": [
      -5.6,
      2.4
    ],
    "y": [
      -2.25,
      2.25
    ],
    "start": [
      1.94,
      1.5
    ],
    "lowest": [
      -1,
      0
    ],
    "parameters": [
      "x",
      "y"
    ],
    "about": "A plateau ends in a wall: on it one gradient is many times longer than all others.",
    "first": {
      "sgd": 0.1,
      "adaptive": 0.15,
      "decay": 0.3,
      "wild": 0.4,
      "noise": 0.5,
      "limit": 1.0
    }
  },
  "two valleys": {
    "x": [
      -2.7,
      2.7
    ],
    "y": [
      -1.5,
      1.5
    ],
    "start": [
      2.3,
      0.9
    ],
    "lowest": [
      -1.2,
      0
    ],
    "parameters": [
      "x",
      "y"
    ],
    "about": "The right valley ends above 0, the left one at 0: which one a walk ends in depends on how it walks.",
    "first": {
      "sgd": 0.05,
      "adaptive": 0.1,
      "decay": 0.1,
      "wild": 0.1,
      "noise": 0.8,
      "limit": 1.0
    }
  },
  "line on the cars": {
    "x": [
      -44.0,
      24.0
    ],
    "y": [
      -6.0,
      66.0
    ],
    "start": [
      8,
      2
    ],
    "lowest": [
      -15.784473335365425,
      39.93586102117054
    ],
    "parameters": [
      "m",
      "b"
    ],
    "about": "The mean squared error of a real line: a ravine that lies askew, so no axis runs along it.",
    "first": {
      "sgd": 0.1,
      "adaptive": 2.0,
      "decay": 0.2,
      "wild": 0.4,
      "noise": 20.0,
      "limit": 5.0
    }
  }
};

export const MOMENTS = [
  1.2391642857142857,
  1.0446938775510206,
  22.16119387755102,
  23.445918367346938,
  610.4738265306122
];

export const BOUND = 1000000000000.0;

export const EPSILON = 1e-07;

export const END = 0.02;

export const KINDS = [
  "SGD",
  "momentum",
  "Nesterov",
  "RMSprop",
  "Adam"
];

export const SCHEDULE_KINDS = [
  "constant",
  "step",
  "exponential",
  "cosine",
  "warm-up + cosine"
];

export const CLIP_KINDS = [
  "value",
  "norm",
  "global norm"
];

export const STEPS = {
  "race": 60,
  "decay": 150,
  "clipping": 40
};

export const SHOWN = {
  "race": [
    "ravine",
    "saddle",
    "cliff",
    "two valleys",
    "line on the cars"
  ],
  "decay": [
    "ravine",
    "saddle",
    "two valleys",
    "line on the cars"
  ],
  "clipping": [
    "cliff",
    "ravine",
    "line on the cars"
  ]
};

export const RATES = [
  0.001,
  10.0
];

export const MEMORIES = [
  0.0,
  0.99
];

export const NOISES = [
  0.1,
  100.0
];

export const LIMITS = [
  0.1,
  100.0
];
