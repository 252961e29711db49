import numpy as np

truth = np.array([39, 63, 203, 112])  # left, top, right, bottom, in pixels
predicted = np.array([54, 66, 198, 114])
more = 1

shared = np.minimum(truth[2:], predicted[2:]) - np.maximum(truth[:2], predicted[:2]) + more
intersection = np.prod(np.maximum(shared, 0))
areas = [np.prod(box[2:] - box[:2] + more) for box in (truth, predicted)]
union = sum(areas) - intersection
print("intersection:", intersection)
print("union:", union)
print("Jaccard:", intersection / union)
print("as a loss:", 1 - intersection / union)
