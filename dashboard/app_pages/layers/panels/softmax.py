import keras
import numpy as np

logits = np.array([[2.0, 1.0, 0.0, -1.0, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0]])  # (batch, classes)
temperature = 1.0

p = keras.layers.Softmax()(logits / temperature).numpy()
for digit, (z, share) in enumerate(zip(logits[0], p[0], strict=True)):
    print(f"{digit}, logit {z:.2f}: {share:.4f}")
print(f"together: {p.sum():.4f}")
