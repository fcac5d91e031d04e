"""Makes gold bitexts with merged, split, omitted, swapped and unrelated sentences from clean ones.

usage: perturb.py DATA OUTPUT    (DATA: the folder of the development data, with align/ and words/)

The same data give the same files: articles/, day/, partly/, hard/ and passages/, each with a folder
for a pair of languages. The aligner's weights are searched on them (see Benchmarks/README.md).
"""

import os
import random
import re
import sys

DATA = sys.argv[1].rstrip("/") + "/"
D = DATA + "align/"
ROOT = sys.argv[2].rstrip("/") + "/"
BEAD = re.compile(r"\s*\[([0-9,\s]*)\]\s*:\s*\[([0-9,\s]*)\]")


def read(path):
    """The beads of a gold file."""
    with open(path, encoding="utf-8") as lines:
        found = (BEAD.match(line) for line in lines if line.strip())
        return [
            tuple(tuple(map(int, g.replace(",", " ").split())) for g in m.groups()) for m in found
        ]


# Runs of beads in the gold of ParTUT whose sides are one sentence out of step. Multilingual
# sentence embeddings found them: the neighbour on the other side is closer than the partner, in
# both directions.
OUT_OF_STEP = {"en-it": range(565, 660), "fr-it": range(555, 635)}


def pairs(stem, out_of_step=()):
    g = [b for k, b in enumerate(read(stem + ".gold")) if k not in out_of_step]
    s = open(stem + ".src", encoding="utf-8").read().split("\n")
    t = open(stem + ".tgt", encoding="utf-8").read().split("\n")
    out = []
    for a, b in g:
        if len(a) == 1 and len(b) == 1:
            out.append((s[a[0]], t[b[0]]))
        else:
            out.append(None)  # break of context
    return [p for p in out if p]


def detok(x):
    x = re.sub(r" ([.,;:!?%)\]»])", r"\1", x)
    x = re.sub(r"([(\[«]) ", r"\1", x)
    x = re.sub(r"([ldnsLDNS]|ll|un|quest|Un)' ", r"\1'", x)
    x = re.sub(r" ('s|n't)", r"\1", x)
    return x


def xl():
    r = []
    for f in ["train", "dev"]:
        for l in open(DATA + "words/xlwa-it.%s.tsv" % f, encoding="utf-8"):
            p = l.split("\t")
            r.append((detok(p[0]), detok(p[1])))
    return r


def lc(x):
    return x[0].lower() + x[1:] if x and x[0].isupper() and len(x) > 1 and x[1:2].islower() else x


def uc(x):
    return x[0].upper() + x[1:]


def merge(a, b, rng):
    a = a.rstrip()
    k = rng.random()
    if k < 0.4:
        return a + " " + b
    a = a.rstrip(".")
    return a + rng.choice([", ", "; ", ": "]) + lc(b)


def split(x, rng):
    ps = [m.start() for m in re.finditer(r"[,;:] ", x) if 15 < m.start() < len(x) - 15]
    if not ps:
        return None
    p = rng.choice(ps)
    if rng.random() < 0.6:
        return x[:p] + ".", uc(x[p + 2 :])
    return x[: p + 1], x[p + 2 :]


def noise(x, rng):
    ws = x.split(" ")
    return " ".join(w for w in ws if rng.random() > 0.15)


def perturb(
    pairs,
    rng,
    merge_p=0.06,
    split_p=0.05,
    drop_p=0.06,
    swap_p=0.02,
    big_p=0.01,
    noise_p=0,
    blocks=0,
):
    S = []
    T = []
    G = []
    n = len(pairs)
    i = 0
    dropb = set()
    for _ in range(blocks):
        L = rng.randint(max(3, n // 30), max(4, n // 12))
        st = rng.randrange(0, max(1, n - L))
        side = rng.randrange(2)
        for k in range(st, st + L):
            dropb.add((k, side))

    def put(a, b):
        ia = tuple(range(len(S), len(S) + len(a)))
        S.extend(a)
        ib = tuple(range(len(T), len(T) + len(b)))
        T.extend(b)
        G.append((ia, ib))

    while i < n:
        a, b = pairs[i]
        if noise_p and rng.random() < noise_p:
            a = noise(a, rng) or a
        if noise_p and rng.random() < noise_p:
            b = noise(b, rng) or b
        db = [s for s in (0, 1) if (i, s) in dropb]
        if db:
            if 0 in db and 1 not in db:
                put([], [b])
            elif 1 in db and 0 not in db:
                put([a], [])
            i += 1
            continue
        r = rng.random()
        if r < drop_p:
            put([a], []) if rng.random() < 0.5 else put([], [b])
            i += 1
            continue
        r -= drop_p
        if r < merge_p and i + 1 < n:
            k = 3 if rng.random() < 0.15 and i + 2 < n else 2
            grp = pairs[i : i + k]
            side = rng.randrange(2)
            m = grp[0][side]
            for g in grp[1:]:
                m = merge(m, g[side], rng)
            if side == 0:
                put([m], [g[1] for g in grp])
            else:
                put([g[0] for g in grp], [m])
            i += k
            continue
        r -= merge_p
        if r < split_p:
            side = rng.randrange(2)
            sp = split((a, b)[side], rng)
            if sp:
                put(list(sp), [b]) if side == 0 else put([a], list(sp))
                i += 1
                continue
        r -= split_p
        if 0 <= r < swap_p and i + 1 < n:
            c, d = pairs[i + 1]
            put([a, c], [d, b])
            i += 2
            continue
        r -= swap_p
        if 0 <= r < big_p and i + 2 < n:
            # 2-2 by shifting a clause over a border
            c, d = pairs[i + 1]
            sp = split(b, rng)
            if sp:
                put([a, c], [sp[0], merge(sp[1], d, rng)])
                i += 2
                continue
        put([a], [b])
        i += 1
    return S, T, G


def write(path, S, T, G):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    open(path + ".src", "w").write("\n".join(x.replace("\n", " ") for x in S) + "\n")
    open(path + ".tgt", "w").write("\n".join(x.replace("\n", " ") for x in T) + "\n")
    open(path + ".gold", "w").write(
        "".join("[%s]:[%s]\n" % (", ".join(map(str, a)), ", ".join(map(str, b))) for a, b in G)
    )


for lp in ["en-fr", "en-it", "fr-it"]:
    P = pairs(D + "partut-light/%s/all" % lp, OUT_OF_STEP.get(lp, ()))
    H = pairs(D + "handbook-light/%s/all" % lp)
    X = xl() if lp == "en-it" else []
    rng = random.Random(lp)
    base = P
    # articles
    i = 0
    k = 0
    while i < len(base):
        L = rng.randint(14, 40)
        doc = base[i : i + L]
        i += L
        if len(doc) < 8:
            break
        write(ROOT + "articles/%s/d%03d" % (lp, k), *perturb(doc, rng))
        k += 1
    write(ROOT + "day/%s/all" % lp, *perturb(base, rng, drop_p=0.03))
    # partly parallel: blocks
    pool = base[: len(base) // 2]
    un = H[:1200]
    S = []
    T = []
    G = []
    i = 0
    while i < len(pool):
        L = rng.randint(5, 25)
        s, t, g = perturb(pool[i : i + L], rng, drop_p=0.02)
        i += L
        G += [(tuple(x + len(S) for x in a), tuple(x + len(T) for x in b)) for a, b in g]
        S += s
        T += t
        for side in (0, 1):
            m = rng.randint(3, 2 * L + 10)
            half = len(un) // 2
            st = rng.randrange(half - m) + side * half
            for p in un[st : st + m]:
                if side == 0:
                    G.append(((len(S),), ()))
                    S.append(p[0])
                else:
                    G.append(((), (len(T),)))
                    T.append(p[1])
    write(ROOT + "partly/%s/all" % lp, S, T, G)
    write(
        ROOT + "hard/%s/all" % lp,
        *perturb(
            base,
            rng,
            merge_p=0.15,
            split_p=0.1,
            drop_p=0.1,
            swap_p=0.03,
            big_p=0.03,
            noise_p=0.2,
            blocks=3,
        )
    )
    # passages
    k = 0
    src = base + X
    for d in range(120):
        L = rng.randint(2, 8)
        st = rng.randrange(len(src) - L)
        write(
            ROOT + "passages/%s/p%03d" % (lp, d),
            *perturb(src[st : st + L], rng, drop_p=0.02, merge_p=0.04, split_p=0.03, swap_p=0)
        )
