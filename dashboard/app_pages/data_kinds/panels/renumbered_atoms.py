import numpy as np
from keras import ops

from nnviz.recordings import load_molecule_networks

atoms = "C C O".split()
bonds = [[0, 1, 1], [1, 2, 1]]  # two atoms and the order of their bond
order = [0, 1, 2]  # which atom comes first, second, …

recording = load_molecule_networks()
names = ["C", "N", "O", "F", "S", "Cl"]
number = np.argsort(order)
elements = np.array([names.index(atoms[at]) for at in order])
both = [[number[a], number[b], o] for a, b, o in bonds] + [[number[b], number[a], o] for a, b, o in bonds]
source, target, bond = np.array(both, dtype=int).reshape(-1, 3).T

# Message passing, two rounds: gather, segment_sum; at the end the sum of all atoms.
states, factors, own, bias, near, last, last_bias = recording.graph[2]
state = states[elements]  # (atoms, 8)
for _ in range(2):
    messages = ops.take(state, source, axis=0) * factors[bond]  # (2 · bonds, 8)
    sums = ops.segment_sum(messages, target, num_segments=len(atoms))  # (atoms, 8)
    state = ops.tanh(ops.matmul(state, own) + bias + ops.matmul(sums, near))
print(f"message passing: {float(ops.sum(ops.matmul(state, last) + last_bias)):.6f}")

# The same molecule as a vector: elements one-hot, then the adjacency matrix.
one_hot, adjacency = np.zeros((9, 6)), np.zeros((9, 9))
one_hot[np.arange(len(atoms)), elements] = 1
adjacency[source, target] = bond
vector = np.concatenate([one_hot.ravel(), adjacency.ravel()])  # (135,)
hidden_kernel, hidden_bias, kernel, bias = recording.flat
print(f"dense: {(np.maximum(vector @ hidden_kernel + hidden_bias, 0) @ kernel + bias)[0]:.6f}")
