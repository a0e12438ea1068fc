"""The stories: one in English with MariaDB, one in Chinese with MySQL."""
import os

import care
import data
import hands
import story_export
import story_govern
import story_restore
import story_setup
from databases import MariaDB, MySQL, mysql_wrapper
from receiver import Receiver
from service import Service
from story import Scene

KINDS = {"english": ("en", MariaDB), "chinese": ("zh", MySQL)}


def tell(name, browser, places, processes, report):
    language, kind = KINDS[name]
    with report.telling(name):
        receiver = Receiver()
        scene = None
        try:
            with report.step("servers and the service start"):
                source = kind(f"{language}-source", places, processes)
                spare = kind(f"{language}-spare", places, processes, is_source=False)
                first = [mysql_wrapper(places.scratch / "programs")] if kind is MySQL else []
                service = Service(f"{language}-service", places, processes, first)
                source.wait()
                spare.wait()
                data.make(source)
            scene = Scene(language, report, browser, places, processes, service, source, spare, receiver)
            wanted = os.environ.get("TIDEMARK_BROWSER_PARTS", "").split()
            for part in [p for p in PARTS if not wanted or p.__module__ in wanted]:
                part(scene)
            with report.step("the service stops in good order"):
                service.stop()
        finally:
            receiver.stop()
            for visitor in list(report.visitors):
                visitor.context.close()
            report.visitors.clear()
            processes.stop_all()


PARTS = [story_setup.tell, story_restore.tell, story_export.tell, story_govern.tell, hands.tell, care.tell]
