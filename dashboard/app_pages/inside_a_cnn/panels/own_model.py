import keras
import numpy as np
from PIL import Image, ImageOps

from nnviz import assets, datasets  # the package of this lecture: its digits and a network

file = assets.folder() / "models/digit_plain.keras"
digits = datasets.gray_digits("test")[0]
picture = digits[27]
low, high = 0, 1  # of the pixels, as the network takes them

model = keras.models.load_model(file, compile=False, safe_mode=True)
rows, columns, channels = model.inputs[0].shape[1:]
shown = Image.fromarray(picture).convert("L" if channels == 1 else "RGB")
pixels = np.asarray(ImageOps.fit(shown, (columns, rows), Image.Resampling.BILINEAR), "float32")
image = low + (high - low) / 255 * pixels.reshape(1, rows, columns, channels)

if isinstance(model, keras.Sequential):
    layers, outputs, given = model.layers, [], image
    for layer in layers:
        given = layer(given)
        outputs.append(given)
else:
    layers = [layer for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]
    outputs = keras.Model(model.inputs[0], [layer.output for layer in layers])(image)
for layer, output in zip(layers, outputs, strict=True):
    print(f"{layer.name}: {output.shape[1:]}, from {np.min(output):.3f} to {np.max(output):.3f}")
