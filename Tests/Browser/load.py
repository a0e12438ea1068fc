"""An application that writes without an end, so that there is something to see."""
import math
import random
import subprocess
import threading
import time


class Load:
    """Small transactions on the shop of a server, in waves, until it is stopped."""

    def __init__(self, database, seed):
        self.random = random.Random(seed)
        self.over = threading.Event()
        self.client = subprocess.Popen(
            [*database._client(), "--user=root", f"--socket={database.socket}", "--force", "shop"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)
        self.thread = threading.Thread(target=self._write, daemon=True)
        self.thread.start()

    def _write(self):
        begun = time.monotonic()
        while not self.over.is_set():
            wave = 6 + 5 * (1 + math.sin((time.monotonic() - begun) / 9))
            for _ in range(int(wave)):
                customer, order = self.random.randint(1, 200), self.random.randint(1, 2000)
                self.client.stdin.write(
                    f"BEGIN; INSERT INTO orders (customer, placed, state, total) VALUES ({customer}, NOW(6), 'new', {order / 7:.2f});"
                    f" UPDATE orders SET state = 'sent' WHERE id = {order}; COMMIT;\n")
            self.client.stdin.flush()
            self.over.wait(0.25)

    def stop(self):
        self.over.set()
        self.thread.join(5)
        self.client.stdin.close()
        self.client.wait(10)
