import numpy as np

from nnviz.recordings import load_image_networks
from nnviz.recordings.kinds_of_images import disorder, image_network

digit = 3
exchanges = 0
by_hand = [(0, 195)]  # places that change their pixels after that
own = ""  # 64 hexadecimal digits: an image of one's own, 8×8 pixels, row by row

recording = load_image_networks()
order = np.arange(196)
for place in range(exchanges):  # of two pixels each, until all are in their disorder
    other = int(np.flatnonzero(order == disorder()[place])[0])
    order[[place, other]] = order[[other, place]]
for place, other in by_hand:
    order[[place, other]] = order[[other, place]]
gray = recording.images[digit]
if own:  # each pixel as 3×3 in a frame, then the mean of every 2×2
    levels = 17.0 * np.array([int(level, 16) for level in own]).reshape(8, 8)
    large = np.pad(levels.repeat(3, axis=0).repeat(3, axis=1), 2)
    gray = np.floor(large.reshape(14, 2, 14, 2).mean(axis=(1, 3)) + 0.5)
pixels = gray.reshape(-1)[order].astype("float32") / 255
image = pixels.reshape(1, 14, 14, 1)  # (batch, height, width, channels)

for (name, shuffled), weights in recording.weights.items():
    model = image_network(name)
    model.set_weights(weights)
    logits = np.asarray(model(image))[0]
    probabilities = np.exp(logits - logits.max())
    probabilities /= probabilities.sum()
    trained = "shuffled pixels" if shuffled else "pixels in order"
    print(f"{name}, trained on {trained}: {probabilities.argmax()}, {probabilities.max():.6f}")
