import keras
import tensorflow as tf

from nnviz import datasets

function = "sigmoid"
spread = 1.0
shift = 0.0
place = 1.0

power = datasets.cars_horsepower().x
z = tf.constant(spread * (power - power.mean()) / power.std() + shift, "float32")  # (cars,)
layer = keras.layers.Activation(function)


def slope_at(z: tf.Tensor) -> tf.Tensor:
    """Return the derivative of each output by its own input."""
    with tf.GradientTape() as tape:
        tape.watch(z)
        a = layer(z)
    return tape.gradient(a, z)


one = tf.constant([place], "float32")
print(f"a: {layer(one)[0]:.4f}")
print(f"slope: {slope_at(one)[0]:.4f}")
slopes = slope_at(z).numpy()
print(f"mean slope of all: {slopes.mean():.4f}")
print(f"share with a slope below 5 %: {100 * (abs(slopes) < 0.05).mean():.0f}")
