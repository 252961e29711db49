// Written by `python -m dashboard.contracts` from contract.py: change it there.

export const TERMS = [
  {
    "name": "accuracy",
    "slug": "accuracy",
    "says": "The share of examples whose predicted class is right; a staircase without a useful gradient, so it is no loss.",
    "formula": "right / all",
    "keras": "\"accuracy\"",
    "page": "logistic-regression",
    "title": "From a line to a class",
    "forms": [
      "accuracy",
      "Accuracy",
      "accuracies",
      "Accuracies"
    ],
    "quiet": false
  },
  {
    "name": "activation",
    "slug": "activation",
    "says": "The function that a unit's sum is pushed through; without one, layers add up to a single line. Its output is called so, too.",
    "formula": "a = g(z)",
    "keras": "activation=",
    "page": "perceptron",
    "title": "The perceptron",
    "forms": [
      "activation",
      "Activation",
      "activation function",
      "Activation function",
      "activations",
      "Activations"
    ],
    "quiet": false
  },
  {
    "name": "Adam",
    "slug": "adam",
    "says": "Momentum whose steps are divided by the recent size of each weight's gradient, both corrected for their start at 0.",
    "formula": "w ← w − γ · m̂ / (√v̂ + ε)",
    "keras": "keras.optimizers.Adam",
    "page": "optimizers",
    "title": "Optimizers",
    "forms": [
      "Adam",
      "Adams"
    ],
    "quiet": false
  },
  {
    "name": "adjacency matrix",
    "slug": "adjacency-matrix",
    "says": "A table with a row and a column for each node of a graph: 1 where two are linked (in a molecule the order of the bond), else 0.",
    "formula": "",
    "keras": "",
    "page": "data-kinds",
    "title": "Not all data are vectors",
    "forms": [
      "adjacency matrix",
      "Adjacency matrix",
      "adjacency matrices",
      "Adjacency matrices"
    ],
    "quiet": false
  },
  {
    "name": "architecture",
    "slug": "architecture",
    "says": "How a network's inputs, layers and outputs are linked, and so how many weights there are to learn.",
    "formula": "",
    "keras": "keras.Sequential, keras.Model",
    "page": "",
    "title": "Home",
    "forms": [
      "architecture",
      "Architecture",
      "architectures",
      "Architectures"
    ],
    "quiet": false
  },
  {
    "name": "backpropagation",
    "slug": "backpropagation",
    "says": "The chain rule from the loss back through the layers: all gradients at the cost of about one more pass or two.",
    "formula": "δ = ∂L/∂z; ∂L/∂w = δ · input",
    "keras": "tf.GradientTape",
    "page": "backpropagation",
    "title": "Backpropagation",
    "forms": [
      "backpropagation",
      "Backpropagation",
      "backpropagations",
      "Backpropagations"
    ],
    "quiet": false
  },
  {
    "name": "backward pass",
    "slug": "backward-pass",
    "says": "Computing all gradients from the loss, layer by layer, back to the input.",
    "formula": "",
    "keras": "tape.gradient",
    "page": "backpropagation",
    "title": "Backpropagation",
    "forms": [
      "backward pass",
      "Backward pass",
      "backward passes",
      "Backward passes"
    ],
    "quiet": false
  },
  {
    "name": "batch",
    "slug": "batch",
    "says": "The examples that one step looks at; their gradients are averaged.",
    "formula": "∇L ≈ mean of n examples' gradients",
    "keras": "batch_size= of fit",
    "page": "optimizers",
    "title": "Optimizers",
    "forms": [
      "batch",
      "Batch",
      "mini-batch",
      "Mini-batch",
      "batch size",
      "Batch size",
      "batches",
      "Batches"
    ],
    "quiet": false
  },
  {
    "name": "batch normalization",
    "slug": "batch-normalization",
    "says": "In training gives each feature of a batch mean 0 and standard deviation 1, then scales and shifts it by learned numbers; at inference moving averages stand in.",
    "formula": "γ · (z − mean) / √(variance + ε) + β",
    "keras": "keras.layers.BatchNormalization",
    "page": "layers",
    "title": "Tensors in, different tensors out",
    "forms": [
      "batch normalization",
      "Batch normalization",
      "scale γ",
      "Scale γ",
      "batch normalizations",
      "Batch normalizations"
    ],
    "quiet": false
  },
  {
    "name": "bias",
    "slug": "bias",
    "says": "The number added to a weighted sum: it moves where the unit turns on.",
    "formula": "z = w · x + b",
    "keras": "use_bias=True",
    "page": "perceptron",
    "title": "The perceptron",
    "forms": [
      "bias",
      "Bias",
      "biases",
      "Biases"
    ],
    "quiet": false
  },
  {
    "name": "calibrated",
    "slug": "calibrated",
    "says": "A probability is calibrated if it comes true as often as it says: of predictions with 0.8, 80 % are right.",
    "formula": "",
    "keras": "",
    "page": "layers",
    "title": "Tensors in, different tensors out",
    "forms": [
      "calibrated",
      "Calibrated",
      "calibration",
      "Calibration",
      "calibrateds",
      "Calibrateds"
    ],
    "quiet": false
  },
  {
    "name": "callback",
    "slug": "callback",
    "says": "What Keras calls after each epoch or batch: to stop, to save, to lower the rate.",
    "formula": "",
    "keras": "keras.callbacks",
    "page": "train-a-network",
    "title": "Train a network",
    "forms": [
      "callback",
      "Callback",
      "callbacks",
      "Callbacks"
    ],
    "quiet": false
  },
  {
    "name": "chain rule",
    "slug": "chain-rule",
    "says": "The derivative through several functions is the product of their derivatives.",
    "formula": "∂L/∂w = ∂L/∂ŷ · ∂ŷ/∂z · ∂z/∂w",
    "keras": "",
    "page": "backpropagation",
    "title": "Backpropagation",
    "forms": [
      "chain rule",
      "Chain rule",
      "chain rules",
      "Chain rules"
    ],
    "quiet": false
  },
  {
    "name": "channel",
    "slug": "channel",
    "says": "One of several numbers per place: red, green, blue, or the maps of the layer before.",
    "formula": "",
    "keras": "",
    "page": "convolution",
    "title": "Convolution",
    "forms": [
      "channel",
      "Channel",
      "channels",
      "Channels"
    ],
    "quiet": false
  },
  {
    "name": "clipping",
    "slug": "clipping",
    "says": "Shortening a gradient that is too long; by norm it keeps its direction, by value it may turn.",
    "formula": "g · min(1, c / ‖g‖)",
    "keras": "clipnorm=, clipvalue=, global_clipnorm=",
    "page": "optimizers",
    "title": "Optimizers",
    "forms": [
      "clipping",
      "Clipping",
      "gradient clipping",
      "Gradient clipping",
      "clippings",
      "Clippings"
    ],
    "quiet": false
  },
  {
    "name": "Concatenate",
    "slug": "concatenate",
    "says": "Puts two tensors side by side along one axis; in all others they must agree.",
    "formula": "(batch, 3), (batch, 5) → (batch, 8)",
    "keras": "keras.layers.Concatenate",
    "page": "layers",
    "title": "Tensors in, different tensors out",
    "forms": [
      "Concatenate",
      "concatenate",
      "Concatenates"
    ],
    "quiet": false
  },
  {
    "name": "confusion matrix",
    "slug": "confusion-matrix",
    "says": "A table of true against predicted classes: what lies off its diagonal is misread.",
    "formula": "",
    "keras": "",
    "page": "inside-a-cnn",
    "title": "Inside a CNN",
    "forms": [
      "confusion matrix",
      "Confusion matrix",
      "confusion matrixes",
      "Confusion matrixes"
    ],
    "quiet": false
  },
  {
    "name": "convolution",
    "slug": "convolution",
    "says": "Slides a kernel over the image; each sum of products is one cell of the map. Keras does not flip the kernel.",
    "formula": "map_{ij} = Σ kernel_{uv} · image_{i+u, j+v} + b",
    "keras": "keras.layers.Conv2D",
    "page": "convolution",
    "title": "Convolution",
    "forms": [
      "convolution",
      "Convolution",
      "convolutional network",
      "Convolutional network",
      "convolutional networks",
      "Convolutional networks",
      "CNN",
      "convolutions",
      "Convolutions"
    ],
    "quiet": false
  },
  {
    "name": "cross-correlation",
    "slug": "cross-correlation",
    "says": "Convolution without turning the kernel round: what deep learning calls a convolution.",
    "formula": "",
    "keras": "",
    "page": "convolution",
    "title": "Convolution",
    "forms": [
      "cross-correlation",
      "Cross-correlation",
      "cross-correlations",
      "Cross-correlations"
    ],
    "quiet": false
  },
  {
    "name": "cross-entropy",
    "slug": "cross-entropy",
    "says": "The loss of classification: minus the logarithm of the probability given to the true class.",
    "formula": "mean of −ln p(true class)",
    "keras": "\"binary_crossentropy\", \"categorical_crossentropy\"",
    "page": "loss-functions",
    "title": "Loss functions",
    "forms": [
      "cross-entropy",
      "Cross-entropy",
      "log loss",
      "Log loss",
      "binary cross-entropy",
      "Binary cross-entropy",
      "categorical cross-entropy",
      "Categorical cross-entropy",
      "cross-entropys",
      "Cross-entropys"
    ],
    "quiet": false
  },
  {
    "name": "cross-validation",
    "slug": "cross-validation",
    "says": "Train several times, each time without another part of the data, and judge each network on the part it did not see.",
    "formula": "",
    "keras": "",
    "page": "inside-a-cnn",
    "title": "Inside a CNN",
    "forms": [
      "cross-validation",
      "Cross-validation",
      "cross-validations",
      "Cross-validations"
    ],
    "quiet": false
  },
  {
    "name": "curvature",
    "slug": "curvature",
    "says": "How fast a loss bends upwards in a direction; on a bowl, steps of plain gradient descent of more than twice its inverse diverge.",
    "formula": "stable while γ < 2 / λ_{max}",
    "keras": "",
    "page": "gradient-descent",
    "title": "Gradient descent",
    "forms": [
      "curvature",
      "Curvature",
      "λ",
      "Λ",
      "curvatures",
      "Curvatures"
    ],
    "quiet": false
  },
  {
    "name": "decay",
    "slug": "decay",
    "says": "Lowering the learning rate during training, so that the last steps are small.",
    "formula": "cosine: γ_{t} = ½ γ_{0} (1 + cos(π·t/T))",
    "keras": "keras.optimizers.schedules",
    "page": "optimizers",
    "title": "Optimizers",
    "forms": [
      "decay",
      "Decay",
      "schedule",
      "Schedule",
      "learning rate schedule",
      "Learning rate schedule",
      "decays",
      "Decays"
    ],
    "quiet": false
  },
  {
    "name": "decision boundary",
    "slug": "decision-boundary",
    "says": "Where a classifier is undecided: the line or surface between what it takes for one class and for another.",
    "formula": "p = 0.5, which is z = 0",
    "keras": "",
    "page": "limits-of-linear",
    "title": "The limits of lines",
    "forms": [
      "decision boundary",
      "Decision boundary",
      "decision boundaries",
      "Decision boundaries"
    ],
    "quiet": false
  },
  {
    "name": "dense",
    "slug": "dense",
    "says": "A layer each of whose units is linked to every input.",
    "formula": "g(W·x + b)",
    "keras": "keras.layers.Dense",
    "page": "lines",
    "title": "Horizontal or vertical?",
    "forms": [
      "dense",
      "Dense",
      "fully connected",
      "Fully connected",
      "denses",
      "Denses"
    ],
    "quiet": false
  },
  {
    "name": "diverges",
    "slug": "diverges",
    "says": "The loss grows without bound, and goes on growing.",
    "formula": "",
    "keras": "",
    "page": "gradient-descent",
    "title": "Gradient descent",
    "forms": [
      "diverges",
      "Diverges",
      "diverge",
      "Diverge",
      "diverged",
      "Diverged",
      "diverging",
      "Diverging",
      "divergeses",
      "Divergeses"
    ],
    "quiet": false
  },
  {
    "name": "dropout",
    "slug": "dropout",
    "says": "In training, sets a random share of a layer's outputs to 0 and scales up the rest; at inference it does nothing.",
    "formula": "kept outputs · 1 / (1 − rate)",
    "keras": "keras.layers.Dropout",
    "page": "layers",
    "title": "Tensors in, different tensors out",
    "forms": [
      "dropout",
      "Dropout",
      "dropouts",
      "Dropouts"
    ],
    "quiet": false
  },
  {
    "name": "early stopping",
    "slug": "early-stopping",
    "says": "Ending the training when the validation loss no longer falls, and keeping the best weights.",
    "formula": "",
    "keras": "keras.callbacks.EarlyStopping",
    "page": "train-a-network",
    "title": "Train a network",
    "forms": [
      "early stopping",
      "Early stopping",
      "early stoppings",
      "Early stoppings"
    ],
    "quiet": false
  },
  {
    "name": "embedding",
    "slug": "embedding",
    "says": "A table with a row of numbers for each word; training moves the rows of words that are used alike together.",
    "formula": "e_{i} = row i of W",
    "keras": "keras.layers.Embedding",
    "page": "layers",
    "title": "Tensors in, different tensors out",
    "forms": [
      "embedding",
      "Embedding",
      "embeddings",
      "Embeddings"
    ],
    "quiet": false
  },
  {
    "name": "entropy",
    "slug": "entropy",
    "says": "The cross-entropy of a distribution with itself: how uncertain it is.",
    "formula": "−Σ p · ln p",
    "keras": "",
    "page": "loss-functions",
    "title": "Loss functions",
    "forms": [
      "entropy",
      "Entropy",
      "entropys",
      "Entropys"
    ],
    "quiet": false
  },
  {
    "name": "epoch",
    "slug": "epoch",
    "says": "One pass through all training examples.",
    "formula": "⌈examples / batch size⌉ steps",
    "keras": "epochs= of fit",
    "page": "train-a-network",
    "title": "Train a network",
    "forms": [
      "epoch",
      "Epoch",
      "epoches",
      "Epoches"
    ],
    "quiet": false
  },
  {
    "name": "equivariant",
    "slug": "equivariant",
    "says": "The output moves along when the input is moved, as the map of a convolution does.",
    "formula": "",
    "keras": "",
    "page": "lines",
    "title": "Horizontal or vertical?",
    "forms": [
      "equivariant",
      "Equivariant",
      "equivariants",
      "Equivariants"
    ],
    "quiet": false
  },
  {
    "name": "feature",
    "slug": "feature",
    "says": "One number that describes an example: given by the data, or computed by a layer.",
    "formula": "",
    "keras": "",
    "page": "limits-of-linear",
    "title": "The limits of lines",
    "forms": [
      "feature",
      "Feature",
      "features",
      "Features"
    ],
    "quiet": false
  },
  {
    "name": "feature map",
    "slug": "feature-map",
    "says": "What one filter computes for all places of an image.",
    "formula": "",
    "keras": "",
    "page": "inside-a-cnn",
    "title": "Inside a CNN",
    "forms": [
      "feature map",
      "Feature map",
      "feature maps",
      "Feature maps"
    ],
    "quiet": false
  },
  {
    "name": "filter",
    "slug": "filter",
    "says": "The kernels over all channels that together make one feature map.",
    "formula": "kernel height · width · channels + 1 parameters",
    "keras": "filters= of Conv2D",
    "page": "convolution",
    "title": "Convolution",
    "forms": [
      "filter",
      "Filter",
      "filters",
      "Filters"
    ],
    "quiet": false
  },
  {
    "name": "flatten",
    "slug": "flatten",
    "says": "Writes all numbers of an example into one row; the batch stays. Neighbors become strangers.",
    "formula": "(batch, 28, 28, 1) → (batch, 784)",
    "keras": "keras.layers.Flatten",
    "page": "layers",
    "title": "Tensors in, different tensors out",
    "forms": [
      "flatten",
      "Flatten",
      "flattens",
      "Flattens"
    ],
    "quiet": false
  },
  {
    "name": "forward pass",
    "slug": "forward-pass",
    "says": "Computing the prediction from the input, layer by layer.",
    "formula": "",
    "keras": "model(x)",
    "page": "backpropagation",
    "title": "Backpropagation",
    "forms": [
      "forward pass",
      "Forward pass",
      "forward passes",
      "Forward passes"
    ],
    "quiet": false
  },
  {
    "name": "gather",
    "slug": "gather",
    "says": "Looks up rows by their numbers: for each bond the state of the atom that sends.",
    "formula": "",
    "keras": "keras.ops.take",
    "page": "data-kinds",
    "title": "Not all data are vectors",
    "forms": [
      "gather",
      "Gather",
      "gathers",
      "Gathers"
    ],
    "quiet": false
  },
  {
    "name": "global norm",
    "slug": "global-norm",
    "says": "The length of the gradient of all weights together.",
    "formula": "√ Σ g^{2}",
    "keras": "global_clipnorm=",
    "page": "optimizers",
    "title": "Optimizers",
    "forms": [
      "global norm",
      "Global norm",
      "global norms",
      "Global norms"
    ],
    "quiet": false
  },
  {
    "name": "Grad-CAM",
    "slug": "grad-cam",
    "says": "Feature maps added up, each weighted by the mean gradient of the class's logit: what speaks for the class.",
    "formula": "ReLU(Σ mean(∂z/∂map) · map)",
    "keras": "",
    "page": "inside-a-cnn",
    "title": "Inside a CNN",
    "forms": [
      "Grad-CAM",
      "Grad-CAMs"
    ],
    "quiet": false
  },
  {
    "name": "gradient",
    "slug": "gradient",
    "says": "How the loss changes with each parameter: it points to where the loss rises fastest.",
    "formula": "∇L = (∂L/∂w_{1}, ∂L/∂w_{2}, …)",
    "keras": "tf.GradientTape",
    "page": "gradient-descent",
    "title": "Gradient descent",
    "forms": [
      "gradient",
      "Gradient",
      "gradients",
      "Gradients"
    ],
    "quiet": false
  },
  {
    "name": "gradient descent",
    "slug": "gradient-descent",
    "says": "Repeat small steps against the gradient.",
    "formula": "w_{n+1} = w_{n} − γ · ∇L(w_{n})",
    "keras": "keras.optimizers.SGD",
    "page": "gradient-descent",
    "title": "Gradient descent",
    "forms": [
      "gradient descent",
      "Gradient descent",
      "gradient descents",
      "Gradient descents"
    ],
    "quiet": false
  },
  {
    "name": "graph",
    "slug": "graph",
    "says": "Things (nodes) and which of them are linked, such as atoms and their bonds.",
    "formula": "nodes, and an adjacency matrix or a list of links",
    "keras": "",
    "page": "data-kinds",
    "title": "Not all data are vectors",
    "forms": [
      "graph",
      "Graph",
      "graphs",
      "Graphs"
    ],
    "quiet": false
  },
  {
    "name": "hidden layer",
    "slug": "hidden-layer",
    "says": "A layer between input and output; nothing but the layers around it sees its outputs.",
    "formula": "",
    "keras": "",
    "page": "network",
    "title": "Many perceptrons",
    "forms": [
      "hidden layer",
      "Hidden layer",
      "hidden layers",
      "Hidden layers"
    ],
    "quiet": false
  },
  {
    "name": "hidden unit",
    "slug": "hidden-unit",
    "says": "A unit of a hidden layer.",
    "formula": "",
    "keras": "",
    "page": "network",
    "title": "Many perceptrons",
    "forms": [
      "hidden unit",
      "Hidden unit",
      "hidden units",
      "Hidden units"
    ],
    "quiet": false
  },
  {
    "name": "hinge",
    "slug": "hinge",
    "says": "A loss for classes ±1: 0 once an example is on its side with a margin of 1.",
    "formula": "max(0, 1 − y·ŷ)",
    "keras": "\"hinge\"",
    "page": "train-a-network",
    "title": "Train a network",
    "forms": [
      "hinge",
      "Hinge",
      "hinges",
      "Hinges"
    ],
    "quiet": false
  },
  {
    "name": "Huber",
    "slug": "huber",
    "says": "A loss that is squared for small misses and straight for large ones.",
    "formula": "½r^{2} up to |r| = δ, then δ·(|r| − ½δ)",
    "keras": "keras.losses.Huber",
    "page": "loss-functions",
    "title": "Loss functions",
    "forms": [
      "Huber",
      "Huber loss",
      "Hubers"
    ],
    "quiet": false
  },
  {
    "name": "inference",
    "slug": "inference",
    "says": "Using a trained network: nothing is dropped, no average moves, no weight changes.",
    "formula": "",
    "keras": "training=False",
    "page": "layers",
    "title": "Tensors in, different tensors out",
    "forms": [
      "inference",
      "Inference",
      "inferences",
      "Inferences"
    ],
    "quiet": false
  },
  {
    "name": "initializer",
    "slug": "initializer",
    "says": "How the first random weights are drawn; Glorot's is made to keep signals at about one size from layer to layer where the activation is near linear.",
    "formula": "Glorot uniform: ±√(6 / (inputs + outputs))",
    "keras": "kernel_initializer=\"glorot_uniform\"",
    "page": "backpropagation",
    "title": "Backpropagation",
    "forms": [
      "initializer",
      "Initializer",
      "Glorot",
      "initializers",
      "Initializers"
    ],
    "quiet": false
  },
  {
    "name": "input",
    "slug": "input",
    "says": "What a model or a layer is given: numbers that describe one example.",
    "formula": "",
    "keras": "keras.Input",
    "page": "perceptron",
    "title": "The perceptron",
    "forms": [
      "input",
      "Input",
      "inputs",
      "Inputs"
    ],
    "quiet": true
  },
  {
    "name": "integrated gradients",
    "slug": "integrated-gradients",
    "says": "The gradients on the way from an empty image to this one, averaged and multiplied by the pixels.",
    "formula": "",
    "keras": "",
    "page": "inside-a-cnn",
    "title": "Inside a CNN",
    "forms": [
      "integrated gradients",
      "Integrated gradients",
      "integrated gradientses",
      "Integrated gradientses"
    ],
    "quiet": false
  },
  {
    "name": "invariant",
    "slug": "invariant",
    "says": "The output stays the same when the input is changed in this way: moved, renumbered or shuffled.",
    "formula": "f(change(x)) = f(x)",
    "keras": "",
    "page": "data-kinds",
    "title": "Not all data are vectors",
    "forms": [
      "invariant",
      "Invariant",
      "invariants",
      "Invariants"
    ],
    "quiet": false
  },
  {
    "name": "Jaccard",
    "slug": "jaccard",
    "says": "What two boxes share, over what they cover together; one minus it is a loss.",
    "formula": "|A ∩ B| / |A ∪ B|",
    "keras": "keras.utils.bounding_boxes.compute_iou",
    "page": "loss-functions",
    "title": "Loss functions",
    "forms": [
      "Jaccard",
      "Jaccard index",
      "IoU",
      "intersection over union",
      "Intersection over union",
      "Jaccards"
    ],
    "quiet": false
  },
  {
    "name": "kernel",
    "slug": "kernel",
    "says": "The small grid of weights that slides over one channel.",
    "formula": "",
    "keras": "kernel_size= of Conv2D",
    "page": "convolution",
    "title": "Convolution",
    "forms": [
      "kernel",
      "Kernel",
      "kernels",
      "Kernels"
    ],
    "quiet": false
  },
  {
    "name": "KL divergence",
    "slug": "kl-divergence",
    "says": "How badly a distribution q stands for p: cross-entropy minus entropy; which of the two is p matters.",
    "formula": "Σ p · ln(p / q)",
    "keras": "keras.losses.KLDivergence",
    "page": "loss-functions",
    "title": "Loss functions",
    "forms": [
      "KL divergence",
      "KL",
      "Kullback",
      "KL divergences"
    ],
    "quiet": false
  },
  {
    "name": "L2",
    "slug": "l2",
    "says": "Adds the squared weights to the mean loss: weights that help little shrink towards 0.",
    "formula": "L + λ Σ w^{2}",
    "keras": "keras.regularizers.L2",
    "page": "network",
    "title": "Many perceptrons",
    "forms": [
      "L2",
      "L2s"
    ],
    "quiet": false
  },
  {
    "name": "label",
    "slug": "label",
    "says": "The true class of an example, which the prediction is compared with.",
    "formula": "y",
    "keras": "y in fit(x, y)",
    "page": "draw-a-digit",
    "title": "Draw a digit",
    "forms": [
      "label",
      "Label",
      "labels",
      "Labels"
    ],
    "quiet": false
  },
  {
    "name": "layer",
    "slug": "layer",
    "says": "Units that work side by side: a tensor comes in, another goes out.",
    "formula": "",
    "keras": "keras.layers",
    "page": "network",
    "title": "Many perceptrons",
    "forms": [
      "layer",
      "Layer",
      "layers",
      "Layers"
    ],
    "quiet": true
  },
  {
    "name": "learning rate",
    "slug": "learning-rate",
    "says": "How far one step goes: the factor before the gradient.",
    "formula": "w ← w − γ · ∂L/∂w",
    "keras": "learning_rate=",
    "page": "gradient-descent",
    "title": "Gradient descent",
    "forms": [
      "learning rate",
      "Learning rate",
      "γ",
      "Γ",
      "learning rates",
      "Learning rates"
    ],
    "quiet": false
  },
  {
    "name": "least squares",
    "slug": "least-squares",
    "says": "Choosing the parameters for which the sum of the squared residuals is smallest.",
    "formula": "m = Cov[x, y] / Var[x], b = ȳ − m·x̄",
    "keras": "",
    "page": "linear-regression",
    "title": "An old friend",
    "forms": [
      "least squares",
      "Least squares",
      "least squareses",
      "Least squareses"
    ],
    "quiet": false
  },
  {
    "name": "likelihood",
    "slug": "likelihood",
    "says": "The probability that the model gives to the data as they are; minus its logarithm, averaged, is the cross-entropy.",
    "formula": "ln p of the true classes, added up",
    "keras": "",
    "page": "logistic-regression",
    "title": "From a line to a class",
    "forms": [
      "likelihood",
      "Likelihood",
      "log likelihood",
      "Log likelihood",
      "likelihoods",
      "Likelihoods"
    ],
    "quiet": false
  },
  {
    "name": "linear regression",
    "slug": "linear-regression",
    "says": "Predicting a quantity as a weighted sum of the inputs plus a bias.",
    "formula": "ŷ = m·x + b",
    "keras": "Dense(1)",
    "page": "linear-regression",
    "title": "An old friend",
    "forms": [
      "linear regression",
      "Linear regression",
      "linear regressions",
      "Linear regressions"
    ],
    "quiet": false
  },
  {
    "name": "logistic regression",
    "slug": "logistic-regression",
    "says": "Predicting the probability of a class: a weighted sum through the sigmoid.",
    "formula": "p = 1 / (1 + e^{−(m·x + b)})",
    "keras": "Dense(1, activation=\"sigmoid\")",
    "page": "logistic-regression",
    "title": "From a line to a class",
    "forms": [
      "logistic regression",
      "Logistic regression",
      "logistic regressions",
      "Logistic regressions"
    ],
    "quiet": false
  },
  {
    "name": "logit",
    "slug": "logit",
    "says": "The number a network computes for a class, before softmax or sigmoid makes it a probability.",
    "formula": "z, with p = σ(z)",
    "keras": "from_logits=True",
    "page": "loss-functions",
    "title": "Loss functions",
    "forms": [
      "logit",
      "Logit",
      "logits",
      "Logits"
    ],
    "quiet": false
  },
  {
    "name": "loss",
    "slug": "loss",
    "says": "One number for how wrong the predictions are; training makes it small, so it must have a gradient.",
    "formula": "L(w)",
    "keras": "loss= of compile",
    "page": "loss-functions",
    "title": "Loss functions",
    "forms": [
      "loss",
      "Loss",
      "loss function",
      "Loss function",
      "losses",
      "Losses"
    ],
    "quiet": false
  },
  {
    "name": "MAE",
    "slug": "mae",
    "says": "Mean absolute error: every miss counts as far as it goes, so outliers pull less.",
    "formula": "mean of |ŷ − y|",
    "keras": "\"mae\"",
    "page": "loss-functions",
    "title": "Loss functions",
    "forms": [
      "MAE",
      "mean absolute error",
      "Mean absolute error",
      "MAEs"
    ],
    "quiet": false
  },
  {
    "name": "message passing",
    "slug": "message-passing",
    "says": "Each node of a graph adds up what its neighbors send, and changes its own vector by the sum.",
    "formula": "",
    "keras": "keras.ops.segment_sum",
    "page": "data-kinds",
    "title": "Not all data are vectors",
    "forms": [
      "message passing",
      "Message passing",
      "message passings",
      "Message passings"
    ],
    "quiet": false
  },
  {
    "name": "model",
    "slug": "model",
    "says": "A formula with parameters: given an input, it computes a prediction.",
    "formula": "ŷ = f(x; w, b)",
    "keras": "keras.Model",
    "page": "linear-regression",
    "title": "An old friend",
    "forms": [
      "model",
      "Model",
      "models",
      "Models"
    ],
    "quiet": true
  },
  {
    "name": "momentum",
    "slug": "momentum",
    "says": "Keeps part of the last step: across a valley steps cancel, along it they add up.",
    "formula": "v ← β·v − γ·g; w ← w + v",
    "keras": "SGD(momentum=0.9)",
    "page": "optimizers",
    "title": "Optimizers",
    "forms": [
      "momentum",
      "Momentum",
      "momentums",
      "Momentums"
    ],
    "quiet": false
  },
  {
    "name": "moving average",
    "slug": "moving-average",
    "says": "A mean that forgets: each new value replaces a small share of it.",
    "formula": "s ← ρ·s + (1 − ρ)·x",
    "keras": "",
    "page": "optimizers",
    "title": "Optimizers",
    "forms": [
      "moving average",
      "Moving average",
      "moving averages",
      "Moving averages"
    ],
    "quiet": false
  },
  {
    "name": "MSE",
    "slug": "mse",
    "says": "Mean squared error: large misses count far more than small ones.",
    "formula": "mean of (ŷ − y)^{2}",
    "keras": "\"mse\"",
    "page": "loss-functions",
    "title": "Loss functions",
    "forms": [
      "MSE",
      "mean squared error",
      "Mean squared error",
      "MSEs"
    ],
    "quiet": false
  },
  {
    "name": "NaN",
    "slug": "nan",
    "says": "Not a number: what arithmetic gives for things like ∞ − ∞, and all that is computed from it.",
    "formula": "",
    "keras": "",
    "page": "train-a-network",
    "title": "Train a network",
    "forms": [
      "NaN",
      "NaNs"
    ],
    "quiet": false
  },
  {
    "name": "nat",
    "slug": "nat",
    "says": "The unit of entropies and logarithms with base e.",
    "formula": "1 nat = 1.44 bits",
    "keras": "",
    "page": "loss-functions",
    "title": "Loss functions",
    "forms": [
      "nat",
      "Nat",
      "nats",
      "Nats"
    ],
    "quiet": false
  },
  {
    "name": "Nesterov",
    "slug": "nesterov",
    "says": "Momentum that takes the gradient where the momentum is about to lead.",
    "formula": "v ← β·v − γ·g; w ← w + β·v − γ·g",
    "keras": "SGD(momentum=0.9, nesterov=True)",
    "page": "optimizers",
    "title": "Optimizers",
    "forms": [
      "Nesterov",
      "Nesterovs"
    ],
    "quiet": false
  },
  {
    "name": "neural network",
    "slug": "neural-network",
    "says": "Many perceptrons in layers, each layer fed by the one before.",
    "formula": "ŷ = g_{2}(W_{2} g_{1}(W_{1} x + b_{1}) + b_{2})",
    "keras": "keras.Sequential",
    "page": "network",
    "title": "Many perceptrons",
    "forms": [
      "neural network",
      "Neural network",
      "neural networks",
      "Neural networks"
    ],
    "quiet": false
  },
  {
    "name": "noise",
    "slug": "noise",
    "says": "Random numbers added to data, from a normal distribution; a control sets its standard deviation.",
    "formula": "x + ε, ε ~ N(0, σ²)",
    "keras": "layers.GaussianNoise",
    "page": "network",
    "title": "Many perceptrons",
    "forms": [
      "noise",
      "Noise",
      "noises",
      "Noises"
    ],
    "quiet": false
  },
  {
    "name": "occlusion",
    "slug": "occlusion",
    "says": "Cover a part of the image and see how much the logit falls.",
    "formula": "",
    "keras": "",
    "page": "inside-a-cnn",
    "title": "Inside a CNN",
    "forms": [
      "occlusion",
      "Occlusion",
      "occlusions",
      "Occlusions"
    ],
    "quiet": false
  },
  {
    "name": "one-hot",
    "slug": "one-hot",
    "says": "A class as a list of zeros with a single 1 at its place.",
    "formula": "cat of (cat, dog, bird): (1, 0, 0)",
    "keras": "keras.utils.to_categorical",
    "page": "loss-functions",
    "title": "Loss functions",
    "forms": [
      "one-hot",
      "One-hot",
      "one-hots",
      "One-hots"
    ],
    "quiet": false
  },
  {
    "name": "optimizer",
    "slug": "optimizer",
    "says": "The rule that turns gradients into steps of the weights.",
    "formula": "w ← w − γ · ∂L/∂w in the simplest case",
    "keras": "keras.optimizers",
    "page": "optimizers",
    "title": "Optimizers",
    "forms": [
      "optimizer",
      "Optimizer",
      "optimizers",
      "Optimizers"
    ],
    "quiet": false
  },
  {
    "name": "outlier",
    "slug": "outlier",
    "says": "A point that lies far from where the others are.",
    "formula": "",
    "keras": "",
    "page": "loss-functions",
    "title": "Loss functions",
    "forms": [
      "outlier",
      "Outlier",
      "outliers",
      "Outliers"
    ],
    "quiet": false
  },
  {
    "name": "output",
    "slug": "output",
    "says": "What a model, a layer or a unit computes from its input.",
    "formula": "",
    "keras": "model(x)",
    "page": "perceptron",
    "title": "The perceptron",
    "forms": [
      "output",
      "Output",
      "outputs",
      "Outputs"
    ],
    "quiet": true
  },
  {
    "name": "overfitting",
    "slug": "overfitting",
    "says": "The validation loss has risen lastingly above its lowest value while the training loss goes on falling.",
    "formula": "",
    "keras": "",
    "page": "train-a-network",
    "title": "Train a network",
    "forms": [
      "overfitting",
      "Overfitting",
      "overfittings",
      "Overfittings"
    ],
    "quiet": false
  },
  {
    "name": "padding",
    "slug": "padding",
    "says": "Zeros around the image, so that the kernel can stand at its rim.",
    "formula": "size = ⌊(n + 2·padding − kernel) / stride⌋ + 1",
    "keras": "padding=\"same\" or \"valid\"",
    "page": "convolution",
    "title": "Convolution",
    "forms": [
      "padding",
      "Padding",
      "paddings",
      "Paddings"
    ],
    "quiet": false
  },
  {
    "name": "parameter",
    "slug": "parameter",
    "says": "A number that training changes: a weight or a bias. Keras also counts moving averages, which no gradient changes.",
    "formula": "a dense layer has (inputs + 1) · units of them",
    "keras": "model.count_params()",
    "page": "train-a-network",
    "title": "Train a network",
    "forms": [
      "parameter",
      "Parameter",
      "parameters",
      "Parameters"
    ],
    "quiet": false
  },
  {
    "name": "patience",
    "slug": "patience",
    "says": "How many epochs without a better validation loss early stopping waits for.",
    "formula": "",
    "keras": "EarlyStopping(patience=…)",
    "page": "train-a-network",
    "title": "Train a network",
    "forms": [
      "patience",
      "Patience",
      "patiences",
      "Patiences"
    ],
    "quiet": false
  },
  {
    "name": "perceptron",
    "slug": "perceptron",
    "says": "A weighted sum of inputs, plus a bias, pushed through an activation.",
    "formula": "ŷ = g(w · x + b)",
    "keras": "Dense(1, activation=…)",
    "page": "perceptron",
    "title": "The perceptron",
    "forms": [
      "perceptron",
      "Perceptron",
      "neuron",
      "Neuron",
      "perceptrons",
      "Perceptrons"
    ],
    "quiet": false
  },
  {
    "name": "permutation",
    "slug": "permutation",
    "says": "Another order of the same things; as a matrix, exactly one 1 in each row and each column.",
    "formula": "A → P A P^{T}",
    "keras": "keras.random.shuffle",
    "page": "data-kinds",
    "title": "Not all data are vectors",
    "forms": [
      "permutation",
      "Permutation",
      "permutations",
      "Permutations"
    ],
    "quiet": false
  },
  {
    "name": "pixel",
    "slug": "pixel",
    "says": "One cell of an image: a number for its brightness.",
    "formula": "",
    "keras": "",
    "page": "lines",
    "title": "Horizontal or vertical?",
    "forms": [
      "pixel",
      "Pixel",
      "pixels",
      "Pixels"
    ],
    "quiet": true
  },
  {
    "name": "pooling",
    "slug": "pooling",
    "says": "Keeps one number of each small window, the largest or the mean: small shifts change less.",
    "formula": "max or mean of 2 × 2 cells",
    "keras": "keras.layers.MaxPooling2D",
    "page": "convolution",
    "title": "Convolution",
    "forms": [
      "pooling",
      "Pooling",
      "pooled",
      "Pooled",
      "poolings",
      "Poolings"
    ],
    "quiet": false
  },
  {
    "name": "prediction",
    "slug": "prediction",
    "says": "The model's output for an input, to be compared with what is true.",
    "formula": "ŷ",
    "keras": "model.predict(x)",
    "page": "train-a-network",
    "title": "Train a network",
    "forms": [
      "prediction",
      "Prediction",
      "predictions",
      "Predictions"
    ],
    "quiet": false
  },
  {
    "name": "probability",
    "slug": "probability",
    "says": "A number from 0 to 1; what softmax or sigmoid returns is the model's probability, not a proof of how often it is right.",
    "formula": "",
    "keras": "",
    "page": "draw-a-digit",
    "title": "Draw a digit",
    "forms": [
      "probability",
      "Probability",
      "probabilities",
      "Probabilities"
    ],
    "quiet": true
  },
  {
    "name": "readout",
    "slug": "readout",
    "says": "Makes one prediction of all nodes' states, by a sum or a mean, whatever their order.",
    "formula": "",
    "keras": "",
    "page": "data-kinds",
    "title": "Not all data are vectors",
    "forms": [
      "readout",
      "Readout",
      "readouts",
      "Readouts"
    ],
    "quiet": false
  },
  {
    "name": "receptive field",
    "slug": "receptive-field",
    "says": "The part of the image that a cell of a map depends on.",
    "formula": "",
    "keras": "",
    "page": "inside-a-cnn",
    "title": "Inside a CNN",
    "forms": [
      "receptive field",
      "Receptive field",
      "receptive fields",
      "Receptive fields"
    ],
    "quiet": false
  },
  {
    "name": "ReLU",
    "slug": "relu",
    "says": "An activation: the sum where it is positive, else 0.",
    "formula": "max(0, z)",
    "keras": "\"relu\"",
    "page": "perceptron",
    "title": "The perceptron",
    "forms": [
      "ReLU",
      "ReLUs"
    ],
    "quiet": false
  },
  {
    "name": "residual",
    "slug": "residual",
    "says": "How far the observed value lies from the predicted one.",
    "formula": "r = y − ŷ",
    "keras": "",
    "page": "linear-regression",
    "title": "An old friend",
    "forms": [
      "residual",
      "Residual",
      "residuals",
      "Residuals"
    ],
    "quiet": false
  },
  {
    "name": "RMSprop",
    "slug": "rmsprop",
    "says": "Divides each weight's step by the recent size of its gradient.",
    "formula": "s ← ρ·s + (1 − ρ)·g^{2}; w ← w − γ·g / √(s + ε)",
    "keras": "keras.optimizers.RMSprop",
    "page": "optimizers",
    "title": "Optimizers",
    "forms": [
      "RMSprop",
      "RMSprops"
    ],
    "quiet": false
  },
  {
    "name": "Rosenblatt's rule",
    "slug": "rosenblatt-s-rule",
    "says": "The perceptron's learning rule of 1958: for every wrong point, add it to the weights or subtract it.",
    "formula": "w ← w ± γ·x, b ← b ± γ",
    "keras": "",
    "page": "perceptron",
    "title": "The perceptron",
    "forms": [
      "Rosenblatt's rule",
      "Rosenblatt’s rule",
      "Rosenblatt",
      "Rosenblatt's rules"
    ],
    "quiet": false
  },
  {
    "name": "saliency",
    "slug": "saliency",
    "says": "How sensitive a class's logit is to each pixel.",
    "formula": "∂z_{class} / ∂pixel",
    "keras": "tf.GradientTape on the image",
    "page": "draw-a-digit",
    "title": "Draw a digit",
    "forms": [
      "saliency",
      "Saliency",
      "saliencys",
      "Saliencys"
    ],
    "quiet": false
  },
  {
    "name": "saturated",
    "slug": "saturated",
    "says": "An activation is saturated where it hardly changes any more: its gradient is nearly 0 there.",
    "formula": "",
    "keras": "",
    "page": "backpropagation",
    "title": "Backpropagation",
    "forms": [
      "saturated",
      "Saturated",
      "saturate",
      "Saturate",
      "saturates",
      "Saturates",
      "saturateds",
      "Saturateds"
    ],
    "quiet": false
  },
  {
    "name": "seed",
    "slug": "seed",
    "says": "The number that chance starts from: the same seed gives the same run.",
    "formula": "",
    "keras": "keras.utils.set_random_seed",
    "page": "network",
    "title": "Many perceptrons",
    "forms": [
      "seed",
      "Seed",
      "seeds",
      "Seeds"
    ],
    "quiet": false
  },
  {
    "name": "separable",
    "slug": "separable",
    "says": "Classes are (linearly) separable if one straight line or plane has each on its own side.",
    "formula": "",
    "keras": "",
    "page": "perceptron",
    "title": "The perceptron",
    "forms": [
      "separable",
      "Separable",
      "separables",
      "Separables"
    ],
    "quiet": false
  },
  {
    "name": "SGD",
    "slug": "sgd",
    "says": "Stochastic gradient descent: steps against the gradient of one batch after another.",
    "formula": "w ← w − γ · g",
    "keras": "keras.optimizers.SGD",
    "page": "optimizers",
    "title": "Optimizers",
    "forms": [
      "SGD",
      "stochastic gradient descent",
      "Stochastic gradient descent",
      "SGDs"
    ],
    "quiet": false
  },
  {
    "name": "sigmoid",
    "slug": "sigmoid",
    "says": "An activation that turns any number into one between 0 and 1.",
    "formula": "σ(z) = 1 / (1 + e^{−z})",
    "keras": "\"sigmoid\"",
    "page": "logistic-regression",
    "title": "From a line to a class",
    "forms": [
      "sigmoid",
      "Sigmoid",
      "sigmoids",
      "Sigmoids"
    ],
    "quiet": false
  },
  {
    "name": "slope",
    "slug": "slope",
    "says": "How much a line rises for one step to the right.",
    "formula": "m in ŷ = m·x + b",
    "keras": "",
    "page": "linear-regression",
    "title": "An old friend",
    "forms": [
      "slope",
      "Slope",
      "slopes",
      "Slopes"
    ],
    "quiet": true
  },
  {
    "name": "softmax",
    "slug": "softmax",
    "says": "Turns logits into probabilities that add up to 1.",
    "formula": "p_{c} = e^{z_{c}} / Σ e^{z_{k}}",
    "keras": "\"softmax\"",
    "page": "loss-functions",
    "title": "Loss functions",
    "forms": [
      "softmax",
      "Softmax",
      "softmaxes",
      "Softmaxes"
    ],
    "quiet": false
  },
  {
    "name": "standard deviation",
    "slug": "standard-deviation",
    "says": "How far values lie from their mean: the root of the mean squared distance.",
    "formula": "√ mean((x − x̄)^{2})",
    "keras": "",
    "page": "train-a-network",
    "title": "Train a network",
    "forms": [
      "standard deviation",
      "Standard deviation",
      "standard deviations",
      "Standard deviations"
    ],
    "quiet": false
  },
  {
    "name": "standardize",
    "slug": "standardize",
    "says": "Subtract the training set's mean and divide by its standard deviation.",
    "formula": "(x − mean) / standard deviation",
    "keras": "keras.layers.Normalization",
    "page": "logistic-regression",
    "title": "From a line to a class",
    "forms": [
      "standardize",
      "Standardize",
      "standardizes",
      "Standardizes"
    ],
    "quiet": false
  },
  {
    "name": "stride",
    "slug": "stride",
    "says": "How many pixels the kernel moves at a time.",
    "formula": "size = ⌊(n + 2·padding − kernel) / stride⌋ + 1",
    "keras": "strides=",
    "page": "convolution",
    "title": "Convolution",
    "forms": [
      "stride",
      "Stride",
      "strides",
      "Strides"
    ],
    "quiet": false
  },
  {
    "name": "t-SNE",
    "slug": "t-sne",
    "says": "Draws points of many dimensions in the plane so that neighbors stay neighbors where they can; sizes and gaps of heaps mean little.",
    "formula": "",
    "keras": "",
    "page": "inside-a-cnn",
    "title": "Inside a CNN",
    "forms": [
      "t-SNE",
      "T-SNE",
      "t-SNEs",
      "T-SNEs"
    ],
    "quiet": false
  },
  {
    "name": "tanh",
    "slug": "tanh",
    "says": "An activation that turns any number into one between −1 and 1.",
    "formula": "(e^{z} − e^{−z}) / (e^{z} + e^{−z})",
    "keras": "\"tanh\"",
    "page": "perceptron",
    "title": "The perceptron",
    "forms": [
      "tanh",
      "Tanh",
      "tanhs",
      "Tanhs"
    ],
    "quiet": false
  },
  {
    "name": "temperature",
    "slug": "temperature",
    "says": "What logits are divided by before softmax: a low one sharpens the probabilities, a high one evens them out.",
    "formula": "softmax(z / T)",
    "keras": "",
    "page": "layers",
    "title": "Tensors in, different tensors out",
    "forms": [
      "temperature",
      "Temperature",
      "temperatures",
      "Temperatures"
    ],
    "quiet": false
  },
  {
    "name": "tensor",
    "slug": "tensor",
    "says": "Numbers in a grid with any number of axes: a vector has one, a batch of color images four.",
    "formula": "(batch, height, width, channels)",
    "keras": "keras.ops.shape",
    "page": "layers",
    "title": "Tensors in, different tensors out",
    "forms": [
      "tensor",
      "Tensor",
      "tensors",
      "Tensors"
    ],
    "quiet": false
  },
  {
    "name": "test set",
    "slug": "test-set",
    "says": "Examples used for nothing but the last number.",
    "formula": "",
    "keras": "model.evaluate",
    "page": "train-a-network",
    "title": "Train a network",
    "forms": [
      "test set",
      "Test set",
      "test sets",
      "Test sets"
    ],
    "quiet": false
  },
  {
    "name": "threshold",
    "slug": "threshold",
    "says": "The probability from which on an example is taken for class 1.",
    "formula": "",
    "keras": "",
    "page": "logistic-regression",
    "title": "From a line to a class",
    "forms": [
      "threshold",
      "Threshold",
      "thresholds",
      "Thresholds"
    ],
    "quiet": false
  },
  {
    "name": "training set",
    "slug": "training-set",
    "says": "The examples whose gradients the steps follow.",
    "formula": "",
    "keras": "x, y of fit",
    "page": "train-a-network",
    "title": "Train a network",
    "forms": [
      "training set",
      "Training set",
      "training loss",
      "Training loss",
      "training examples",
      "Training examples",
      "training sets",
      "Training sets"
    ],
    "quiet": false
  },
  {
    "name": "unit",
    "slug": "unit",
    "says": "One perceptron inside a layer.",
    "formula": "",
    "keras": "units= of Dense",
    "page": "network",
    "title": "Many perceptrons",
    "forms": [
      "unit",
      "Unit",
      "units",
      "Units"
    ],
    "quiet": false
  },
  {
    "name": "validation set",
    "slug": "validation-set",
    "says": "Examples that no step looks at, used to choose: when to stop, which settings.",
    "formula": "",
    "keras": "validation_data= of fit",
    "page": "train-a-network",
    "title": "Train a network",
    "forms": [
      "validation set",
      "Validation set",
      "validation loss",
      "Validation loss",
      "validation accuracy",
      "Validation accuracy",
      "validation",
      "Validation",
      "validation sets",
      "Validation sets"
    ],
    "quiet": false
  },
  {
    "name": "valley",
    "slug": "valley",
    "says": "Where a loss is lower than around it; its lowest place is a minimum.",
    "formula": "",
    "keras": "",
    "page": "gradient-descent",
    "title": "Gradient descent",
    "forms": [
      "valley",
      "Valley",
      "valleys",
      "Valleys"
    ],
    "quiet": false
  },
  {
    "name": "vector",
    "slug": "vector",
    "says": "A list of numbers: a tensor with one axis.",
    "formula": "",
    "keras": "",
    "page": "lines",
    "title": "Horizontal or vertical?",
    "forms": [
      "vector",
      "Vector",
      "vectors",
      "Vectors"
    ],
    "quiet": false
  },
  {
    "name": "warm-up",
    "slug": "warm-up",
    "says": "Raising the learning rate from small to full over the first steps.",
    "formula": "",
    "keras": "CosineDecay(warmup_steps=…)",
    "page": "optimizers",
    "title": "Optimizers",
    "forms": [
      "warm-up",
      "Warm-up",
      "warm-ups",
      "Warm-ups"
    ],
    "quiet": false
  },
  {
    "name": "weight",
    "slug": "weight",
    "says": "The factor that an input is multiplied by, learned in training.",
    "formula": "z = w_{1}x_{1} + w_{2}x_{2} + … + b",
    "keras": "model.get_weights()",
    "page": "perceptron",
    "title": "The perceptron",
    "forms": [
      "weight",
      "Weight",
      "weights",
      "Weights"
    ],
    "quiet": true
  },
  {
    "name": "XOR",
    "slug": "xor",
    "says": "“One or the other, not both”: four corners that no single straight line separates.",
    "formula": "",
    "keras": "",
    "page": "limits-of-linear",
    "title": "The limits of lines",
    "forms": [
      "XOR",
      "XORs"
    ],
    "quiet": false
  }
];

export const MOST = 3;
