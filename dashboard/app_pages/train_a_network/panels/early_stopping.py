# %% The data
import keras

from nnviz import datasets  # the package of this lecture: its data, split and standardized

(x, y), (x_val, y_val) = datasets.exercise("cars").parts  # y: miles per gallon; of classes, 1 for the true one

# %% Architecture
seed = 0
keras.utils.set_random_seed(seed)
model = keras.Sequential(
    [
        keras.Input((9,)),
        keras.layers.Dense(64, activation="relu"),
        keras.layers.Dense(64, activation="relu"),
        keras.layers.Dense(1, bias_initializer=keras.initializers.Constant(23.5)),  # begin at the mean
    ]
)
model.summary()

# %% Loss and optimizer
optimizer = keras.optimizers.Adam(0.003)
loss = "mean_squared_error"
metrics = ["mean_absolute_error"]
model.compile(optimizer=optimizer, loss=loss, metrics=metrics, jit_compile=True)  # else dropout drops other units

# %% Training
batch_size = 32
epochs = 100
callbacks = [keras.callbacks.EarlyStopping(patience=8, restore_best_weights=True)]
history = model.fit(
    x,
    y,
    batch_size=batch_size,
    epochs=epochs,
    validation_data=(x_val, y_val),
    callbacks=callbacks,
    verbose=0,  # 1 shows each epoch
).history
print("epochs trained:", len(history["loss"]))

# %% What was learned
print("parameters:", model.count_params())
print("training:  ", model.evaluate(x, y, verbose=0, return_dict=True))
print("validation:", model.evaluate(x_val, y_val, verbose=0, return_dict=True))
print("the first validation example: predicted", model.predict(x_val[:1], verbose=0)[0], "true", y_val[0])
