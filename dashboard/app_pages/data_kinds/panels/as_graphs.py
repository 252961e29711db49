import string

import numpy as np

text = "The film was not bad"
nodes = text.lower().translate(str.maketrans("", "", string.punctuation)).split()
edges = [(at, at + 1, 1) for at in range(len(nodes) - 1)]  # from, to, order
both_ways = False

adjacency = np.zeros((len(nodes), len(nodes)), int)  # (node, node)
for one, other, order in edges:
    adjacency[one, other] = order
    if both_ways:
        adjacency[other, one] = order
print(adjacency)
print(f"not 0: {np.count_nonzero(adjacency)} of {adjacency.size}")
