"""An embeddings server for tests: the vector of a text is where the things it names point.

    python3 server.py FOLDER PROCESS

It listens on a free port of 127.0.0.1 and writes the number into FOLDER/port; each request becomes
a line of FOLDER/requests: the path, the number of texts, the model, the key and the first text. It
ends when the process with the number PROCESS has ended.
The first part of the path says how it behaves: /good/v1/embeddings, /slow/v1/embeddings and so on.
"""

import hashlib
import json
import os
import struct
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# One thing a line, in whatever language.
THINGS = """
chat cat gatto
pluie rain pioggia
pain bread pane
mère mother madre
rue street strada
roi king re
barque boat barca
""".strip().split("\n")
DIRECTION = {word: number for number, line in enumerate(THINGS) for word in line.split()}
DIMENSION = 16

folder = sys.argv[1]
tester = int(sys.argv[2])
# Files of those who started the tests are not to stay open.
os.closerange(3, 256)
lock = threading.Lock()
seen = {}


def vector(text):
    """The things a text names, and a little that is its own."""
    values = [0.01 * (byte - 128) / 128 for byte in hashlib.sha256(text.encode()).digest()[:16]]
    for word in text.lower().replace(".", " ").split():
        if word in DIRECTION:
            values[DIRECTION[word]] += 1
    # Numbers of 32 bits, written so that they are read as they are.
    return list(struct.unpack("16f", struct.pack("16f", *values)))


def end_with_tester():
    while True:
        try:
            os.kill(tester, 0)
        except OSError:
            os._exit(0)
        time.sleep(0.5)


threading.Thread(target=end_with_tester, daemon=True).start()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, status, body, **headers):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        texts = request["input"]
        assert request["encoding_format"] == "float"
        with lock:
            seen[self.path] = seen.get(self.path, 0) + 1
            times = seen[self.path]
            with open(folder + "/requests", "a") as log:
                key = self.headers.get("Authorization", "-")
                print(self.path, len(texts), request.get("model"), key, texts[0], file=log,
                      sep="\t")
        items = [
            {"object": "embedding", "index": index, "embedding": vector(text)}
            for index, text in enumerate(texts)
        ]
        behaviour = self.path.split("/")[1]
        if behaviour == "reversed":
            items.reverse()
        elif behaviour == "slow":
            time.sleep(3)
        elif behaviour == "failing" or behaviour == "recovering" and times <= 2:
            message = {"error": {"message": "no\nmemory \x1b[31m left"}}
            return self.answer(500, message)
        elif behaviour == "busy" and times <= 2:
            return self.answer(429, {"error": "later"}, Retry_After="0")
        elif behaviour == "patient":
            return self.answer(503, {}, Retry_After="3600")
        elif behaviour == "closing" or behaviour == "stumbling" and times <= 2:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"data\": [")
            self.close_connection = True
            return None
        elif behaviour == "guarded" and self.headers.get("Authorization") != "Bearer s3cret":
            key = self.headers.get("Authorization", "").removeprefix("Bearer ")
            return self.answer(401, {"error": {"message": f"wrong key {key}"}})
        elif behaviour == "moved":
            return self.answer(301, b"", Location="/good/v1/embeddings")
        elif behaviour == "missing":
            return self.answer(404, b"<html>no such page</html>")
        elif behaviour == "page":
            return self.answer(200, b"<html>welcome</html>")
        elif behaviour == "fewer":
            items = items[1:]
        elif behaviour == "twice":
            items[-1]["index"] = 0
        elif behaviour == "beyond":
            items[-1]["index"] = len(items)
        elif behaviour == "uneven":
            items[-1]["embedding"] = items[-1]["embedding"][1:]
        elif behaviour == "empty":
            items = [dict(item, embedding=[]) for item in items]
        elif behaviour == "words":
            items[0]["embedding"] = ["a"] * DIMENSION
        elif behaviour == "infinite":
            items[0]["embedding"][0] = float("inf")
        elif behaviour == "huge":
            body = json.dumps({"data": items}).encode()
            return self.answer(200, body.replace(b'"embedding": [', b'"embedding": [1e400, ', 1))
        elif behaviour == "wider":
            items = [dict(item, embedding=item["embedding"] + [0.5]) for item in items]
        elif behaviour == "growing" and times > 1:
            items = [dict(item, embedding=item["embedding"] + [0.5]) for item in items]
        elif behaviour == "zero":
            items = [dict(item, embedding=[0] * DIMENSION) for item in items]
        return self.answer(200, {"object": "list", "data": items})


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
with open(folder + "/port.new", "w") as file:
    print(server.server_address[1], file=file)
os.rename(folder + "/port.new", folder + "/port")
# Tests that were stopped must not leave a server behind.
threading.Timer(600, lambda: os._exit(0)).start()
server.serve_forever()
