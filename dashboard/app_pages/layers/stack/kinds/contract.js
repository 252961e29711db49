// Written by `python -m dashboard.contracts` from contract.py: change it there.

export const KINDS = {
  "image": {
    "line": "Input(({side}, {side}, {channels}))",
    "does": "An image comes in: height, width, channels.",
    "settings": [
      {
        "name": "side",
        "default": 28,
        "least": 1,
        "most": 64
      },
      {
        "name": "channels",
        "default": 1,
        "options": [
          1,
          3
        ]
      }
    ]
  },
  "numbers": {
    "line": "Input(({count},))",
    "does": "A list of numbers comes in.",
    "settings": [
      {
        "name": "count",
        "default": 8,
        "least": 1,
        "most": 8
      }
    ]
  },
  "words": {
    "line": "Input(({length},), dtype=\"int32\")",
    "does": "A sentence comes in: word numbers.",
    "settings": [
      {
        "name": "length",
        "default": 12,
        "least": 1,
        "most": 32
      }
    ]
  },
  "rescale": {
    "line": "Rescaling(1 / {divisor})",
    "does": "Multiplies every value by one number.",
    "settings": [
      {
        "name": "divisor",
        "default": 255,
        "least": 1,
        "most": 255
      }
    ]
  },
  "conv": {
    "line": "Conv2D({filters}, {kernel}{stride}{padding}{activation})",
    "does": "Slides filters over the image.",
    "settings": [
      {
        "name": "filters",
        "default": 8,
        "least": 0,
        "most": 128
      },
      {
        "name": "kernel",
        "default": 3,
        "least": 0,
        "most": 16
      },
      {
        "name": "stride",
        "default": 1,
        "least": 0,
        "most": 8,
        "write": ", strides={}",
        "omit": 1
      },
      {
        "name": "padding",
        "default": "valid",
        "options": [
          "valid",
          "same"
        ],
        "write": ", padding=\"{}\"",
        "omit": "valid"
      },
      {
        "name": "activation",
        "default": "linear",
        "options": [
          "linear",
          "relu",
          "tanh",
          "sigmoid",
          "softmax"
        ],
        "write": ", activation=\"{}\"",
        "omit": "linear"
      }
    ]
  },
  "pool": {
    "line": "MaxPooling2D({size})",
    "does": "Keeps the largest value of each window.",
    "settings": [
      {
        "name": "size",
        "default": 2,
        "least": 0,
        "most": 16
      }
    ]
  },
  "gap": {
    "line": "GlobalAveragePooling2D()",
    "does": "One number for each channel: its mean.",
    "settings": []
  },
  "mean": {
    "line": "GlobalAveragePooling1D()",
    "does": "The mean over time: one number for each feature.",
    "settings": []
  },
  "flatten": {
    "line": "Flatten()",
    "does": "Writes all numbers of an example one after the other.",
    "settings": []
  },
  "dense": {
    "line": "Dense({units}{activation})",
    "does": "Each unit: a weighted sum of all inputs, plus a bias.",
    "settings": [
      {
        "name": "units",
        "default": 10,
        "least": 0,
        "most": 2048
      },
      {
        "name": "activation",
        "default": "linear",
        "options": [
          "linear",
          "relu",
          "tanh",
          "sigmoid",
          "softmax"
        ],
        "write": ", activation=\"{}\"",
        "omit": "linear"
      }
    ]
  },
  "activate": {
    "line": "Activation(\"{function}\")",
    "does": "Applies a function to every value.",
    "settings": [
      {
        "name": "function",
        "default": "relu",
        "options": [
          "linear",
          "relu",
          "tanh",
          "sigmoid",
          "softmax"
        ]
      }
    ]
  },
  "normalize": {
    "line": "BatchNormalization()",
    "does": "Shifts and scales each channel towards mean 0, variance 1.",
    "settings": []
  },
  "drop": {
    "line": "Dropout({rate})",
    "does": "In training sets a random share of the values to 0; at inference does nothing.",
    "settings": [
      {
        "name": "rate",
        "default": 0.3,
        "options": [
          0,
          0.1,
          0.2,
          0.3,
          0.4,
          0.5,
          0.6,
          0.7,
          0.8,
          0.9,
          1.5
        ]
      }
    ]
  },
  "embed": {
    "line": "Embedding({vocabulary}, {features})",
    "does": "Looks up a row of learned numbers for each word.",
    "settings": [
      {
        "name": "vocabulary",
        "default": 64,
        "least": 1,
        "most": 2000
      },
      {
        "name": "features",
        "default": 8,
        "least": 1,
        "most": 64
      }
    ]
  },
  "softmax": {
    "line": "Softmax({axis})",
    "does": "Turns scores into shares that sum to 1.",
    "settings": [
      {
        "name": "axis",
        "default": -1,
        "options": [
          -1,
          0,
          1,
          2,
          3
        ],
        "write": "axis={}",
        "omit": -1
      }
    ]
  },
  "join": {
    "line": "Concatenate()",
    "does": "Puts two tensors together, along the last axis.",
    "settings": []
  }
};
