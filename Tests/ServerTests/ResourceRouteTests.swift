import APIModel
import Catalog
import HTTPTypes
import Service
import Testing

/// Each resource through its routes: made, read, listed, changed over its ETag, removed.
@Suite struct ResourceRouteTests {
    @Test func projectsAndSites() async throws {
        try await ServerScene().run { client in
            let made = try await client.post("projects", #"{"name": "shop", "title": "Shop"}"#)
            #expect(made.status == 201 && made.header("Location") == "/api/v1/projects/shop")
            #expect(made.header("ETag") == "\"0\"")
            #expect(try await client.get("projects/shop").value(ProjectDocument.self).title == "Shop")
            let list = try await client.get("projects?limit=1").value(Page<ProjectDocument>.self)
            #expect(list.items.map(\.name) == ["default"] && list.next == "default")
            let rest = try await client.get("projects?limit=1&after=default").value(Page<ProjectDocument>.self)
            #expect(rest.items.map(\.name) == ["shop"] && rest.next == nil)
            let site = try await client.post("sites?project=shop", #"{"name": "berlin"}"#)
            #expect(site.status == 201 && site.header("Location") == "/api/v1/sites/berlin?project=shop")
            let changed = try await client.put("sites/berlin?project=shop", #"{"name": "bonn"}"#, etag: "\"0\"")
            #expect(changed.status == 200 && changed.header("ETag") == "\"1\"")
            #expect(try await client.delete("sites/bonn?project=shop", etag: "\"0\"").status == 412)
            #expect(try await client.delete("sites/bonn?project=shop", etag: "\"1\"").status == 204)
            #expect(try await client.delete("projects/shop").status == 204)
            #expect(try await client.get("projects/shop").problem?.code == "catalog.missing")
        }
    }

    @Test func instances() async throws {
        try await ServerScene().run { client in
            let body = #"{"name": "shop-1", "host": "db.example.com", "tags": ["env=test"]}"#
            let made = try await client.post("instances", body)
            #expect(made.status == 201)
            let document = try made.value(InstanceDocument.self)
            #expect(document.port == 3306 && document.tags == ["env=test"] && document.project == "default")
            #expect(try await client.post("instances", body).problem?.code == "catalog.exists")
            let listed = try await client.get("instances?tag=env%3Dtest").value(Page<InstanceDocument>.self)
            #expect(listed.items == [document])
            let path = "instances/shop-1"
            let changed = try await client.put(path, #"{"name": "shop-1", "host": "h", "port": 3307}"#, etag: "\"0\"")
            #expect(try changed.value(InstanceDocument.self).port == 3307)
            let secret = try await client.send(.put, "\(path)/credentials", #"{"password": "hunter2"}"#)
            #expect(secret.status == 204 && secret.body.isEmpty)
            #expect(try await client.get("\(path)/status").value(InstanceStatus.self).level == "unprotected")
            #expect(try await client.get("\(path)/drills").value(Page<DrillReport>.self).items == [])
            #expect(try await client.get("drills/none/evidence").problem?.code == "catalog.missing")
            #expect(try await client.get("\(path)/window").value(WindowDocument.self).spans == [])
            let check = try await client.post("\(path)/check")
            #expect(check.status == 424 && check.problem?.code == "source.unreachable")
            #expect(try await client.get("\(path)/account-sql").status == 424)
            let probe = try await client.post("instances/probe", #"{"addresses": ["h:3307"]}"#)
            #expect(try probe.value(ProbeReport.self).results.first?.instance == "shop-1")
            #expect(try await client.delete(path, etag: "*").status == 204)
        }
    }

    @Test func importsInEveryForm() async throws {
        try await ServerScene().run { client in
            let csv = "name,host\na,h1\nb,h2\n"
            let dry = try await client.send(.post, "instances/import?dryRun=true", csv, type: "text/csv; charset=utf-8")
            #expect(try dry.value(ImportReport.self).added == 2)
            #expect(try await client.get("instances").value(Page<InstanceDocument>.self).items == [])
            let yaml = "instances:\n  - {name: a, host: h1}\n  - {name: b b, host: h2}\n"
            let second = try await client.send(.post, "instances/import", yaml, type: "application/yaml")
            let report = try second.value(ImportReport.self)
            #expect(report.added == 1 && report.rows.last?.problems?.first?.line == 3)
            let json = #"{"instances": [{"name": "a", "host": "h1"}, {"name": "c", "host": "h3"}]}"#
            let third = try await client.post("instances/import", json)
            #expect(try third.value(ImportReport.self).rows.map(\.outcome) == [.unchanged, .added])
        }
    }

    @Test func plans() async throws {
        try await ServerScene().run { client in
            let plan = #"{"name": "nightly", "cycle": {"at": "02:00"}, "repository": "main", "threads": 8}"#
            let made = try await client.post("plans", plan)
            #expect(made.status == 201 && made.header("Location") == "/api/v1/plans/nightly?project=default")
            #expect(made.json["plan"]?["threads"] == .integer(8))
            let yaml = "plans:\n  nightly:\n    cycle: {at: \"02:00\"}\n    repository: main\n"
            let dry = try await client.send(.post, "plans/apply?dryRun=true", yaml, type: "application/yaml")
            #expect(
                try dry.value(ApplyReport.self).plans.first?.changes
                    == [FieldDifference(path: "threads", before: "8", after: nil)])
            let applied = try await client.send(.post, "plans/apply", yaml, type: "application/yaml")
            #expect(try applied.value(ApplyReport.self).plans.first?.outcome == .changed)
            let stale = try await client.put("plans/nightly", plan, etag: "\"0\"")
            #expect(stale.status == 412 && stale.problem?.code == "catalog.changed")
            let changed = try await client.put("plans/nightly", plan, etag: "\"1\"")
            #expect(changed.status == 200 && changed.header("ETag") == "\"2\"")
            #expect(try await client.get("plans").value(Page<PlanDocument>.self).items.map(\.name) == ["nightly"])
            #expect(try await client.delete("plans/nightly", etag: "\"2\"").status == 204)
            let wrong = try await client.send(
                .post, "plans/apply", "plans:\n  a:\n    cycle: {at: \"25:00\"}\n    repository: main\n",
                type: "application/yaml")
            #expect(wrong.status == 422 && wrong.paths == ["plans.a.cycle.at"])
            #expect(wrong.problem?.problems?.first?.line == 3)
        }
    }

    @Test func repositories() async throws {
        try await ServerScene().run { client in
            let body = #"{"name": "main", "url": "file:///srv", "key": {"kind": "passphrase", "secret": "hunter2"}}"#
            let made = try await client.post("repositories", body)
            #expect(made.status == 201 && !made.body.contains("hunter2"))
            let changed = try await client.put(
                "repositories/main", #"{"name": "main", "url": "file:///srv", "prices": {"STANDARD": 0.02}}"#)
            #expect(try changed.value(RepositoryDocument.self).prices == ["STANDARD": 0.02])
            #expect(try changed.value(RepositoryDocument.self).keyKind == "passphrase")
            #expect(try await client.get("repositories").value(Page<RepositoryDocument>.self).items.count == 1)
            #expect(try await client.delete("repositories/main", etag: "\"1\"").status == 204)
        }
    }

    @Test func jobs() async throws {
        try await ServerScene().run { client in
            _ = try await client.post("instances", #"{"name": "shop-1", "host": "h"}"#)
            _ = try await client.post(
                "repositories", #"{"name": "main", "url": "file:///srv", "key": {"kind": "passphrase", "secret": "x"}}"#
            )
            let body = #"{"kind": "base", "instance": "shop-1", "repository": "main", "payload": {"threads": 2}}"#
            let made = try await client.post("jobs", body)
            let job = try made.value(JobDocument.self)
            #expect(made.status == 201 && made.header("Location") == "/api/v1/jobs/\(job.id)")
            #expect(try await client.get("jobs/\(job.id)").value(JobDocument.self) == job)
            let queued = try await client.get("jobs?state=queued&kind=base&instance=shop-1")
            #expect(try queued.value(Page<JobDocument>.self).items.map(\.id) == [job.id])
            #expect(try await client.get("jobs?kind=verify").value(Page<JobDocument>.self).items == [])
            #expect(try await client.get("jobs/\(job.id)/lines").value(Page<JobLineDocument>.self).items == [])
            #expect(try await client.post("jobs/\(job.id)/resume").problem?.code == "job.state")
            let cancelled = try await client.post("jobs/\(job.id)/cancel")
            #expect(try cancelled.value(JobDocument.self).state == "cancelled")
            #expect(try await client.get("jobs/none").problem?.code == "job.missing")
        }
    }

    @Test func theFleetWorkersAndEvents() async throws {
        try await ServerScene().run { client in
            let summary = try await client.get("status").value(FleetSummary.self)
            #expect(summary.instances == 0 && summary.project == nil)
            #expect(try await client.get("status?project=default").value(FleetSummary.self).project == "default")
            #expect(try await client.get("status/instances").value(Page<InstanceStatus>.self).items == [])
            #expect(try await client.get("workers").value(Page<WorkerDocument>.self).items == [])
            #expect(try await client.get("events?after=0&limit=10").value(Page<EventDocument>.self).items == [])
        }
    }
}
