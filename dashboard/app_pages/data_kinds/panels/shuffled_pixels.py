import numpy as np

from nnviz.recordings import load_image_networks
from nnviz.recordings.kinds_of_images import disorder, image_network

digit = 3
exchanges = 0

recording = load_image_networks()
order = np.arange(196)
for place in range(exchanges):  # of two pixels each, until all are in their disorder
    other = int(np.flatnonzero(order == disorder()[place])[0])
    order[[place, other]] = order[[other, place]]
pixels = recording.images[digit].reshape(-1)[order].astype("float32") / 255
image = pixels.reshape(1, 14, 14, 1)  # (batch, height, width, channels)

for (name, shuffled), weights in recording.weights.items():
    model = image_network(name)
    model.set_weights(weights)
    logits = np.asarray(model(image))[0]
    probabilities = np.exp(logits - logits.max())
    probabilities /= probabilities.sum()
    trained = "shuffled pixels" if shuffled else "pixels in order"
    print(f"{name}, trained on {trained}: {probabilities.argmax()}, {probabilities.max():.6f}")
