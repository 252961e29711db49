import keras
import numpy as np
from keras import layers

from nnviz import datasets

seed = 0
keras.utils.set_random_seed(seed)
entry = keras.Input((28, 28, 1))
model = keras.Sequential([entry, layers.Flatten(), layers.Dense(10)])
model.summary()

data = datasets.digits().test_images[:1, ..., None]
for layer in model.layers:
    print(layer.name, *(weight.shape for weight in layer.weights))
print("output:", np.round(np.ravel(model(data)), 4))
