import keras

from nnviz import datasets  # the package of this lecture: 5,000 digits of MNIST

data = datasets.digits()
x_train, y_train = data.train_images[..., None], data.train_labels  # (4500, 28, 28, 1), 0 to 1
x_test, y_test = data.test_images[..., None], data.test_labels  # 500 digits that it never sees

keras.utils.set_random_seed(1)
model = keras.Sequential(
    [
        keras.Input((28, 28, 1)),
        keras.layers.Conv2D(16, 5, activation="relu", name="conv1"),
        keras.layers.MaxPooling2D(2, name="pool1"),
        keras.layers.Conv2D(32, 5, activation="relu", name="conv2"),
        keras.layers.MaxPooling2D(2, name="pool2"),
        keras.layers.Flatten(),
        keras.layers.Dropout(0.3),
        keras.layers.Dense(128, activation="relu", name="dense"),
        keras.layers.Dense(10, activation="softmax", name="probabilities"),
    ]
)
model.summary()
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, batch_size=64, epochs=3, validation_split=0.1, verbose=2)

loss, accuracy = model.evaluate(x_test, y_test, verbose=0)
print(f"test accuracy {accuracy:.1%}, loss {loss:.3f}")
predicted = model.predict(x_test[:1], verbose=0)[0].argmax()
print(f"the first test digit is a {y_test[0]}, predicted: {predicted}")
