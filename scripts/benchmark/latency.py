"""How soon a commit is durable in a repository."""

import random
import subprocess
import time


def latency(source, newest, probes=40):
    """Seconds from a commit until `newest` gives another name: that of the newest segment, with nothing else writing."""
    source.sql("CREATE TABLE IF NOT EXISTS bench.probe (id INT AUTO_INCREMENT PRIMARY KEY, at DATETIME(6))")
    time.sleep(2)
    client = subprocess.Popen(source.client("--unbuffered", "--batch", "--skip-column-names", "bench"),
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    delays = []
    for _ in range(probes):
        known = newest()
        client.stdin.write("INSERT INTO probe (at) VALUES (NOW(6)); SELECT 1;\n")
        client.stdin.flush()
        client.stdout.readline()
        begun = time.monotonic()
        while time.monotonic() - begun < 5:
            if newest() != known:
                delays.append(time.monotonic() - begun)
                break
            time.sleep(0.002)
        time.sleep(random.uniform(0.6, 1.2))
    client.stdin.close()
    client.wait()
    return delays
