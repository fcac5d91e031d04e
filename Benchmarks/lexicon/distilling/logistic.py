"""Logistic regression with a small quadratic penalty, by Newton's method."""

import numpy


class Logistic:
    def __init__(self, features, labels, penalty=1e-3, rounds=60):
        self.mean, self.deviation = features.mean(axis=0), features.std(axis=0) + 1e-9
        rows = self._rows(features)
        self.weights = numpy.zeros(rows.shape[1])
        for _ in range(rounds):
            chances = 1 / (1 + numpy.exp(-rows @ self.weights))
            slope = rows.T @ (chances - labels) / len(labels) + penalty * numpy.r_[self.weights[:-1], 0]
            curvature = (rows * (chances * (1 - chances))[:, None]).T @ rows / len(labels)
            step = numpy.linalg.solve(curvature + penalty * numpy.eye(len(self.weights)), slope)
            self.weights -= step
            if numpy.abs(step).max() < 1e-6:
                break

    def _rows(self, features):
        return numpy.c_[(features - self.mean) / self.deviation, numpy.ones(len(features))]

    def __call__(self, features):
        return 1 / (1 + numpy.exp(-numpy.clip(self._rows(features) @ self.weights, -30, 30)))


def log_odds(chances):
    clipped = numpy.clip(chances, 1e-4, 1 - 1e-4)
    return numpy.log(clipped / (1 - clipped))
