// Written by `python -m dashboard.contracts` from contract.py: change it there.

export const INPUTS = [
  "image",
  "numbers",
  "words"
];

export const RANKS = {
  "conv": 3,
  "pool": 3,
  "gap": 3,
  "mean": 2
};

export const MOST_LAYERS = 12;

export const MOST_INPUTS = 2;

export const MOST_PARAMETERS = 2000000;

export const MOST_MULTIPLICATIONS = 100000000;

export const MOST_NUMBERS = 2000000;

export const PRESETS = {
  "dense net": "image_flatten_dense-128-relu_dense-64-relu_dense_softmax",
  "digit CNN": "image_conv-16-5-1-valid-relu_pool_conv-32-5-1-valid-relu_pool_flatten_drop_dense-128-relu_dense_softmax",
  "LeNet-5": "image-32_conv-6-5-1-valid-tanh_pool_conv-16-5-1-valid-tanh_pool_conv-120-5-1-valid-tanh_flatten_dense-84-tanh_dense-10-softmax",
  "sentence": "words_embed-64-16_mean_dense-16-relu_dense-1-sigmoid",
  "two inputs": "image_conv-8-3-1-valid-relu_pool_flatten_dense-16-relu_numbers_dense-16-relu_join_dense-16-relu_dense-1-sigmoid"
};

export const TRAINED = "digit CNN";

export const SENTENCES = [
  "the network reads the digit and says three",
  "the image is small but the digit is clear",
  "a small layer takes a tensor and gives another",
  "the loss is large and the network learns nothing",
  "nobody wrote this filter the network learned it",
  "a good layer keeps what the next layer needs"
];

export const MEASURES = [
  "ink",
  "center, down",
  "center, right",
  "spread, down",
  "spread, right",
  "slant",
  "ink above",
  "ink left"
];

export const BATCHES = [
  1,
  8
];

export const MOST_DIGIT = 500;

export const MOST_SEED = 9;

export const DEFAULTS = {
  "stack": "image_flatten_dense-128-relu_dense-64-relu_dense_softmax",
  "batch": 1,
  "digit": 1,
  "sentence": 1,
  "seed": 0,
  "layer": 2
};
