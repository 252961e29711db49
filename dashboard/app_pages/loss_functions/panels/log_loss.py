import keras
import numpy as np

logits = np.array([2.0, 1.0, 0.0, -1.0])
classes = ["cat", "dog", "bird", "fish"]
truth = "cat"

true_class = classes.index(truth)
p = np.exp(logits) / np.exp(logits).sum()  # softmax
print("p of each class:", p)
print("cross-entropy, −ln p(truth):", -np.log(p[true_class]))
print("its gradient, by each logit:", p - (np.arange(4) == true_class))
print("accuracy:", float(np.argmax(logits) == true_class))

from_logits = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
from_probabilities = keras.losses.SparseCategoricalCrossentropy()
print("Keras, from the logits:", float(from_logits(np.array([true_class]), logits[None])))
print("Keras, from p, at most 16.1:", float(from_probabilities(np.array([true_class]), p[None])))
