"""A thousand instances, with nothing behind the engine's boundary: schedules, memory, and every list of the API."""

import json
import os
import random
import sqlite3
import threading
import time
import urllib.parse

from .console import Browser, add_tides
from .figures import limit
from .servers import PROJECT, ROOT, fail
from .service import Client, Service, processors

PROGRAM = os.environ.get("TIDEMARK_FLEET_BENCH", os.path.join(PROJECT, ".build/release/FleetBench"))
INSTANCES = int(os.environ.get("TIDEMARK_BENCH_INSTANCES", "1000"))
SECONDS = int(os.environ.get("TIDEMARK_BENCH_FLEET_SECONDS", "180"))
HISTORY = 100_000
EVENTS = 100_000
DRILLS = 10
BASE_SECONDS = 10
LATE, MEMORY, CALL = 5.0, 1000, 100.0
# Of the overview: milliseconds of nineteen in twenty, and kB with all that it loads.
READY, WEIGHT = 300.0, 500.0
SECOND = 1_000_000
DAY = 86_400 * SECOND
# One team has most of the fleet, as it is: its lists are the longest.
SHARES = {"shop": 0.7, "billing": 0.2, "lab": 0.1}


def shares():
    counts = {name: int(INSTANCES * share) for name, share in SHARES.items()}
    counts["shop"] += INSTANCES - sum(counts.values())
    return counts


def fill(api):
    """Projects, repositories, instances by import. Each instance is of one of ten parts, by which plans are bound."""
    for project, count in shares().items():
        api.send("POST", "/api/v1/projects", {"name": project})
        for name in ("main", "offsite"):
            api.send("POST", f"/api/v1/repositories?project={project}", {
                "name": name, "url": f"file:///nowhere/{project}/{name}", "key": {"kind": "passphrase", "secret": "x" * 24}})
        for begin in range(0, count, 500):
            rows = "name,host,port,tags\n" + "".join(
                f"{project}-{number:04},10.1.{number // 250}.{number % 250},3306,env=production;part={number % 10}\n"
                for number in range(begin, min(count, begin + 500)))
            report = api.send("POST", f"/api/v1/instances/import?project={project}", rows, "text/csv")
            if any(row["outcome"] != "added" for row in report["rows"]):
                fail("the import refused rows", str(report["rows"][0]))


def crons(minute):
    """When bases of the ten parts are due: one every minute, one every other, six in one minute of each hour, one in the next, and
    one hourly at another time, by the given first minute of the measurement."""
    m = lambda after: (minute + after) % 60
    return ["* * * * *", f"{','.join(str(m(2 * k)) for k in range(30))} * * * *"] + [f"{m(1)} * * * *"] * 6 + [
        f"{m(2)} * * * *", f"{m(40)} * * * *"]


def plans(api, schedules, retention):
    for project in shares():
        api.send("POST", f"/api/v1/plans/apply?project={project}", {"plans": {
            f"part-{part}": {
                "cycle": {"cron": cron}, "repository": "main", "alerts": {"rpo": "1min"}, **retention,
                "instances": {"tags": [f"part={part}"]}}
            for part, cron in enumerate(schedules)}})


def settle(api, seconds=300):
    """Until every stream runs and every base and what follows it has ended."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        fleet = api.send("GET", "/api/v1/status")
        busy = sum(job["count"] for job in fleet["jobs"])
        if fleet["streaming"] == INSTANCES and busy <= INSTANCES + 20:
            return
        time.sleep(1)
    fail(f"{fleet['streaming']} of {INSTANCES} streams came to be, {busy} jobs have not ended", f"see {ROOT}/fleet.log")


def add_history(path):
    """What months leave behind: ended jobs with lines, events, drills, and days of growth in what is known of an instance."""
    generator = random.Random(7)
    db = sqlite3.connect(path)
    now = time.time_ns() // 1000
    instances = db.execute("SELECT id, project, site FROM instances ORDER BY id").fetchall()
    main = dict(db.execute("SELECT project, id FROM repositories WHERE name = 'main'"))
    jobs, lines, drills = [], [], []
    for number in range(HISTORY):
        instance, project, site = instances[number % len(instances)]
        kind = generator.choices(["base", "prune", "drill", "restore", "verify"], [45, 45, 5, 1, 4])[0]
        state = generator.choices(["succeeded", "failed", "cancelled"], [96, 3, 1])[0]
        made = now - DAY - (HISTORY - number) * 60 * SECOND
        name = f"old-{number:06}"
        jobs.append((name, f"old/{name}", kind, project, instance, site, main[project], '{"plan":"old"}', made, state, made, 0, 0, 1,
                     "w", 3, made, made, made + 60 * SECOND, 0, 3, 2))
        lines += [(name, 1, made, "note", "The base begins."), (name, 2, made, "note", "The base is complete.")]
    for instance, project, _ in instances:
        for number in range(DRILLS):
            ended = now - (number + 1) * DAY
            drills.append((f"drill-{instance}-{number}", "old", project, instance, main[project], "b", ended - 1, ended - 60 * SECOND,
                           ended, "passed", 60 * SECOND))
    add_tides(db, instances, now)
    db.executemany(
        "INSERT INTO jobs (id, job_key, kind, project, instance, site, repository, payload, created_at, state, not_before, tries, "
        "losses, lease, worker, beats, heard_at, started_at, ended_at, cancel_wanted, revision, line_count) "
        f"VALUES ({','.join('?' * 22)})", jobs)
    db.executemany("INSERT INTO job_lines (job, number, written_at, level, message) VALUES (?, ?, ?, ?, ?)", lines)
    db.executemany(
        "INSERT INTO drills (id, job, project, instance, repository, base, restore_point, started_at, ended_at, outcome, rto) "
        f"VALUES ({','.join('?' * 11)})", drills)
    last = db.execute("SELECT value FROM counters WHERE name = 'event'").fetchone()[0]
    db.executemany(
        "INSERT INTO events (number, happened_at, kind, project, instance, document) VALUES (?, ?, 'run.late', ?, ?, ?)",
        [(last + number, now - DAY, instances[number % len(instances)][1], instances[number % len(instances)][0],
          '{"due":"2026-11-22T00:00:00Z","purpose":"base"}') for number in range(1, EVENTS + 1)])
    db.execute("UPDATE counters SET value = ? WHERE name = 'event'", (last + EVENTS,))
    for instance, document in db.execute("SELECT instance, document FROM instance_facts").fetchall():
        facts = json.loads(document)
        facts["growth"] = [{"at": now - day * DAY, "bytes": 12_000_000_000 - day * 30_000_000} for day in range(120, 0, -1)]
        db.execute("UPDATE instance_facts SET document = ?, revision = revision + 1 WHERE instance = ?",
                   (json.dumps(facts, sort_keys=True, separators=(",", ":")), instance))
    db.commit()
    size = db.execute("SELECT AVG(LENGTH(document)) FROM instance_facts").fetchone()[0]
    db.close()
    return size


def lists(api):
    """Every list of the OpenAPI document, with its default page and its largest, and lists with filters."""
    document = api.send("GET", "/api/v1/openapi.json")
    job = api.send("GET", "/api/v1/jobs?project=shop&kind=base&limit=1")["items"][0]["id"]
    known = {"instance": "shop-0007", "job": job}
    found = []
    for path, operations in sorted(document["paths"].items()):
        parameters = [parameter["name"] for parameter in operations.get("get", {}).get("parameters", [])]
        if "limit" not in parameters:
            continue
        for name, value in known.items():
            path = path.replace(f"{{{name}}}", value)
        if "{" in path:
            fail(f"the list {path} names something the bench does not know", "tell it in scripts/benchmark/fleet.py")
        project = {"project": "shop"} if "project" in parameters else {}
        found += [path + "?" + urllib.parse.urlencode(project), path + "?" + urllib.parse.urlencode({**project, "limit": 250})]
        if "state" in parameters and "kind" in parameters:
            for chosen in ({"kind": "restore"}, {"state": "failed"}, {"state": "running"}, {"kind": "drill", "state": "cancelled"},
                           {"instance": known["instance"]}, {"instance": known["instance"], "kind": "verify"}):
                found.append(path + "?" + urllib.parse.urlencode({**project, "limit": 250, **chosen}))
        if "tag" in parameters:
            found.append(path + "?" + urllib.parse.urlencode({**project, "limit": 250, "tag": "part=3"}))
    return found + ["/api/v1/status", "/api/v1/status?project=shop"]


def call(service, paths, until):
    """Calls one after the other, over one connection, while everything goes on; seconds of each, by path."""
    client = Client(service)
    times = {path: [] for path in paths}
    while time.monotonic() < until:
        for path in paths:
            times[path].append(client.timed(path)[0] * 1000)
            time.sleep(0.02)
    return times


def look(service, until):
    """Looks at the overview of the whole fleet and of its largest project, as an open page does; milliseconds and bytes."""
    browser = Browser(service)
    pages = {"/?project=*": [], "/?project=shop": []}
    sizes, weight = {}, 0
    while time.monotonic() < until:
        for path, times in pages.items():
            took, content = browser.timed(path)
            times.append(took)
            sizes[path] = max(sizes.get(path, 0), len(content))
            weight = weight or browser.weight(content)
        time.sleep(0.5)
    return pages, sizes, weight


def expected(schedules, begun, ended):
    """How many runs are due in the measurement, by part: counted here, minute by minute, and not asked of anybody."""
    counts = []
    for cron in schedules:
        minutes = cron.split(" ")[0]
        chosen = range(60) if minutes == "*" else [int(minute) for minute in minutes.split(",")]
        first = begun // (60 * SECOND) + 1
        counts.append(sum((minute % 60) in chosen for minute in range(first, ended // (60 * SECOND) + 1)))
    return counts


def runs(path, begun, ended):
    """Of every base a plan made that was due meanwhile: seconds until it was ordered, and until it ran."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    rows = db.execute("SELECT payload, created_at, started_at, instance FROM jobs WHERE kind = 'base' AND created_at > ?", (begun,))
    found = []
    for payload, created, started, instance in rows:
        due = json.loads(payload).get("due")
        if due and begun < due <= ended and due % (60 * SECOND) == 0:
            found.append(((created - due) / SECOND, (started - due) / SECOND if started else None, instance))
    db.close()
    return found


def percentile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def fleet():
    if not os.access(PROGRAM, os.X_OK):
        fail(f"{PROGRAM} does not exist", "run: swift build -c release --product FleetBench, or make bench")
    folder = f"{ROOT}/fleet"
    os.makedirs(folder)
    catalog = f"{folder}/catalog.sqlite"
    command = [PROGRAM, folder, str(BASE_SECONDS)]
    log = f"{ROOT}/fleet.log"
    service = Service(command, log)
    try:
        begun = time.monotonic()
        fill(service.api)
        filled = time.monotonic() - begun
        # Their first bases come at once; until the measurement nothing else is due.
        plans(service.api, ["0 0 1 1 *"] * 10, {})
        settle(service.api)
        service.stop()
        size = add_history(catalog)
        service = Service(command, log, service.password)
        settle(service.api)
        # Begun in the second half of a minute, the first full one is the measurement's first.
        while not 20 <= time.time() % 60 <= 40:
            time.sleep(0.5)
        schedules = crons(int(time.time() // 60) + 1)
        # From here on each base is followed by a prune.
        plans(service.api, schedules, {"retention": {"bases": {"daily": 7, "weekly": 5}, "log": 14}})
        time.sleep(5)
        paths = lists(service.api)
        begun_at, cpu = time.time_ns() // 1000, service.cpu
        until = time.monotonic() + SECONDS
        seen = []
        watcher = threading.Thread(target=lambda: seen.append(look(service, until)), daemon=True)
        watcher.start()
        times = call(service, paths, until)
        watcher.join(60)
        ended_at = time.time_ns() // 1000
        used = (service.cpu - cpu) / ((ended_at - begun_at) / SECOND)
        # What was due at the very end is given its five seconds, and more.
        time.sleep(2 * LATE)
        peak = service.peak
        troubles = [line for line in drain(service.lines) if line and line.get("event") == "trouble"]
    finally:
        service.stop()
    found = runs(catalog, begun_at, ended_at)
    per_part = expected(schedules, begun_at, ended_at)
    sizes = parts(catalog)
    wanted = sum(sizes[part] * count for part, count in enumerate(per_part))
    return report(found, wanted, times, used, peak, troubles, filled, size, seen)


def parts(path):
    """Instances of each part."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    counts = dict(db.execute("SELECT tag, COUNT(*) FROM instance_tags WHERE tag LIKE 'part=%' GROUP BY tag"))
    db.close()
    return [counts.get(f"part={part}", 0) for part in range(10)]


def drain(lines):
    found = []
    while not lines.empty():
        found.append(lines.get())
    return found


def report(found, wanted, times, used, peak, troubles, filled, size, seen):
    ordered = [run[0] for run in found]
    started = [run[1] for run in found if run[1] is not None]
    calls = [value for values in times.values() for value in values]
    print(f"\nfleet  ({INSTANCES} instances and streams simulated at the engine's boundary for {SECONDS} s, {HISTORY:,} ended jobs, {EVENTS:,} "
          f"events, {size / 1000:.0f} kB of facts each; {processors()} processors; filled by the API in {filled:.1f} s)")
    if not ordered or not started:
        fail("no run was ordered", f"see {ROOT}/fleet.log")
    print(f"  {len(found)} runs were due; 99 of 100 ordered within {percentile(ordered, 0.99):.2f} s and running within "
          f"{percentile(started, 0.99):.2f} s; processor time {used * 100:.0f} % of one processor")
    print(f"  {len(calls)} calls of {len(times)} lists meanwhile: median {percentile(calls, 0.5):.1f} ms, 99 of 100 within "
          f"{percentile(calls, 0.99):.1f} ms; the slowest:")
    for path, values in sorted(times.items(), key=lambda item: -max(item[1]))[:5]:
        print(f"    {path:84}{percentile(values, 0.5):8.1f} ms, at most {max(values):.1f}")
    if not seen:
        fail("the overview of the console was not looked at", f"see {ROOT}/fleet.log")
    pages, sizes, weight = seen[0]
    for path, values in pages.items():
        print(f"  console, GET {path:69}{percentile(values, 0.5):8.1f} ms, 19 of 20 within {percentile(values, 0.95):.1f}, at most "
              f"{max(values):.1f}; {sizes[path] / 1000:.0f} kB")
    for trouble in troubles[:5]:
        print(f"    trouble: {trouble.get('part')}: {trouble.get('what')}")
    good = limit("runs that were ordered, of those due", len(found), wanted, "", least=True)
    good &= limit("runs that were ordered twice", len(found) - wanted, 0, "")
    good &= limit("a run due until it is ordered, longest", max(ordered), LATE, "s", digits=2)
    good &= limit("a run due until it runs, longest", max(started), LATE, "s", digits=2)
    good &= limit("runs that did not begin", len(found) - len(started), 0, "")
    good &= limit("resident memory of the service with its worker, at its peak", peak, MEMORY, "MB")
    good &= limit("any list call, longest", max(calls), CALL, "ms", digits=1)
    good &= limit("the console's overview, 19 of 20 times", max(percentile(values, 0.95) for values in pages.values()), READY, "ms",
                  digits=1)
    good &= limit("the console's overview with all that it loads", (max(sizes.values()) + weight) / 1000, WEIGHT, "kB")
    good &= limit("troubles", len(troubles), 0, "")
    return good
