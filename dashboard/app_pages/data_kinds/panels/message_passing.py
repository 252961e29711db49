import numpy as np
from keras import ops

from nnviz.recordings import load_molecule_networks

atoms = "C C O".split()
bonds = [[0, 1, 1], [1, 2, 1]]  # two atoms and the order of their bond
rounds = 2

states, *shared, last, last_bias = load_molecule_networks().graph[rounds]
both = [[a, b, order] for a, b, order in bonds] + [[b, a, order] for a, b, order in bonds]
source, target, order = np.array(both, dtype=int).reshape(-1, 3).T

state = states[[["C", "N", "O", "F", "S", "Cl"].index(atom) for atom in atoms]]  # (atoms, 8)
for _ in range(rounds):
    factors, own, bias, near = shared
    messages = ops.take(state, source, axis=0) * factors[order]  # gather: (2 · bonds, 8)
    sums = ops.segment_sum(messages, target, num_segments=len(atoms))  # (atoms, 8)
    state = ops.tanh(ops.matmul(state, own) + bias + ops.matmul(sums, near))
parts = ops.matmul(state, last) + last_bias  # (atoms, 1)
for atom, part in zip(atoms, np.asarray(parts)[:, 0], strict=True):
    print(f"{atom} gives: {part:.6f}")
print(f"their sum: {float(ops.sum(parts)):.6f}")
