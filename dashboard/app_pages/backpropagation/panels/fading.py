import keras
import tensorflow as tf

from nnviz.datasets import moons

depth = 10
activation = "sigmoid"
initializer = "Glorot uniform"
normalized = False

spread = {"Glorot uniform": keras.initializers.GlorotUniform}
spread["normal, σ = 1"] = lambda: keras.initializers.RandomNormal(stddev=1.0)
keras.utils.set_random_seed(0)
model = keras.Sequential([keras.Input((2,))])
for layer in range(1, depth + 1):
    start = spread[initializer]()
    model.add(keras.layers.Dense(16, use_bias=False, kernel_initializer=start, name=f"dense{layer}"))
    if normalized:
        model.add(keras.layers.BatchNormalization())
    model.add(keras.layers.Activation(activation))
start = spread[initializer]()
model.add(keras.layers.Dense(1, activation="sigmoid", use_bias=False, kernel_initializer=start, name="last"))

points = moons()
x, y = points.x.astype("float32"), points.y[:, None].astype("float32")
with tf.GradientTape() as tape:
    loss = tf.reduce_mean(keras.losses.binary_crossentropy(y, model(x, training=True)))
kernels = [layer.kernel for layer in model.layers if isinstance(layer, keras.layers.Dense)]
for layer, gradient in zip(kernels, tape.gradient(loss, kernels), strict=True):
    print(f"{layer.path}: {tf.norm(gradient):.3e}")
