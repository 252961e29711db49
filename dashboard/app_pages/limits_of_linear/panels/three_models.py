import keras
import numpy as np
from sklearn.linear_model import LogisticRegression

from nnviz import datasets  # the package of this lecture: its points

points = datasets.xor()
x, y = points.x, points.y

# Your line, as the sliders stand.
angle = 0
shift = 0.0
direction = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
print("your line:", np.sum((x @ direction - shift > 0) == y), "of", len(y))

# Logistic regression; C is large, so that no penalty holds the weights back.
features = x
logistic = LogisticRegression(C=1e6, max_iter=1000).fit(features, y)
print("logistic regression:", logistic.score(features, y))

# The network.
activation = "tanh"
epochs = 100
keras.utils.set_random_seed(0)
model = keras.Sequential(
    [
        keras.Input((2,)),
        keras.layers.Dense(8, activation=activation),
        keras.layers.Dense(8, activation=activation),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(x, y, batch_size=200, epochs=epochs, verbose=0)
print("network:", model.evaluate(x, y, verbose=0, return_dict=True)["accuracy"])
