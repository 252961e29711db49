import keras
import numpy as np

from nnviz import datasets
from nnviz.datasets.small_sentences import VOCABULARY

epochs = 20
word = 12

train = datasets.sentences(count=1000)
test = datasets.sentences(count=500, seed=1, leave_out=train.texts)

keras.utils.set_random_seed(0)
model = keras.Sequential(
    [
        keras.Input((10,), dtype="int32"),  # ten words, as numbers
        keras.layers.Embedding(len(VOCABULARY), 2),  # (batch, 10, 2)
        keras.layers.Conv1D(16, 4, padding="same", activation="relu"),
        keras.layers.GlobalMaxPooling1D(),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(0.01), "binary_crossentropy", metrics=["accuracy"])
model.fit(train.numbers, train.y, batch_size=50, epochs=epochs, verbose=0)

table = model.layers[0].get_weights()[0]  # (words, 2)
one_hot = np.eye(len(VOCABULARY))[word]
away = np.linalg.norm(table - table[word], axis=1)
nearest = [VOCABULARY[at] for at in np.argsort(away) if at not in (0, word)][:3]
print(f"number {word}, {VOCABULARY[word]}: {table[word][0]:.3f}, {table[word][1]:.3f}")
print(f"one-hot times table: {(one_hot @ table)[0]:.3f}, {(one_hot @ table)[1]:.3f}")
print(f"accuracy on the test sentences: {100 * model.evaluate(test.numbers, test.y, verbose=0)[1]:.1f}")
print("nearest:", ", ".join(nearest))
