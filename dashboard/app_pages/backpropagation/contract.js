// Written by `python -m dashboard.contracts` from contract.py: change it there.

export const MOST_WEIGHT = 1000000000.0;

export const ACTIVATIONS = [
  "tanh",
  "sigmoid",
  "relu"
];

export const LOSSES = {
  "cross-entropy": [
    "binary_crossentropy",
    "sigmoid"
  ],
  "squared error": [
    "mean_squared_error",
    "linear"
  ]
};

export const RATES = [
  0.03,
  0.1,
  0.3,
  1,
  3,
  10,
  30
];

export const BATCHES = [
  "all",
  "one"
];

export const TASKS = {
  "1": {
    "name": "NOT",
    "x": [
      [
        0
      ],
      [
        1
      ]
    ],
    "y": [
      1,
      0
    ]
  },
  "2": {
    "name": "XOR",
    "x": [
      [
        0,
        0
      ],
      [
        0,
        1
      ],
      [
        1,
        0
      ],
      [
        1,
        1
      ]
    ],
    "y": [
      0,
      1,
      1,
      0
    ]
  }
};

export const STARTS = {
  "1-1-1": {
    "weights": [
      [
        [
          0.7
        ]
      ],
      [
        [
          1.0
        ]
      ]
    ],
    "biases": [
      [
        0.4
      ],
      [
        0.2
      ]
    ]
  },
  "2-2-1": {
    "weights": [
      [
        [
          -1.5,
          -1.4
        ],
        [
          1.4,
          1.8
        ]
      ],
      [
        [
          0.6
        ],
        [
          -1.5
        ]
      ]
    ],
    "biases": [
      [
        0.0,
        0.3
      ],
      [
        0.2
      ]
    ]
  },
  "2-3-1": {
    "weights": [
      [
        [
          1.2,
          0.9,
          -0.9
        ],
        [
          -1.7,
          1.6,
          1.5
        ]
      ],
      [
        [
          1.5
        ],
        [
          1.1
        ],
        [
          1.9
        ]
      ]
    ],
    "biases": [
      [
        0.0,
        0.3,
        -0.4
      ],
      [
        -0.5
      ]
    ]
  },
  "2-2-2-1": {
    "weights": [
      [
        [
          -1.0,
          0.4
        ],
        [
          1.9,
          0.3
        ]
      ],
      [
        [
          -1.0,
          0.6
        ],
        [
          -0.3,
          1.8
        ]
      ],
      [
        [
          -1.0
        ],
        [
          -0.6
        ]
      ]
    ],
    "biases": [
      [
        -0.4,
        0.3
      ],
      [
        -0.5,
        0.3
      ],
      [
        -0.3
      ]
    ]
  }
};

export const DEFAULTS = {
  "network": "2-2-1",
  "activation": "tanh",
  "loss": "cross-entropy",
  "rate": 1,
  "batch": "all",
  "example": 4,
  "weight": 0
};
