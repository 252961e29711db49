import numpy as np

from nnviz.datasets import word_numbers
from nnviz.recordings import load_sentence_networks
from nnviz.recordings.kinds_of_sentences import sentence_network

words = "the film was not good but funny".split()
order = list(range(len(words)))

numbers = word_numbers([[words[at] for at in order]])  # (batch, 10), 0 behind the last word
print("numbers:", *numbers[0])
for name, weights in load_sentence_networks().weights.items():
    model = sentence_network(name)
    model.set_weights(weights)
    print(f"{name}: {np.asarray(model(numbers))[0, 0]:.6f}")  # the probability that it praises
