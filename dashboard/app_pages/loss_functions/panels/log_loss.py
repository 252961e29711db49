import keras
import numpy as np

scores = np.array([2.0, 1.0, 0.0, -1.0])
classes = ["cat", "dog", "bird", "fish"]
truth = "cat"

true_class = classes.index(truth)
p = np.exp(scores) / np.exp(scores).sum()  # softmax
print("p of each class:", p)
print("log loss, −ln p(truth):", -np.log(p[true_class]))
print("its slope at each score:", p - (np.arange(4) == true_class))
print("accuracy:", float(np.argmax(scores) == true_class))

from_scores = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
from_probabilities = keras.losses.SparseCategoricalCrossentropy()
print("Keras, from the scores:", float(from_scores(np.array([true_class]), scores[None])))
print("Keras, from p, at most 16.1:", float(from_probabilities(np.array([true_class]), p[None])))
