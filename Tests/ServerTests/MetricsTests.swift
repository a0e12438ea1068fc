import APIModel
import Catalog
import HTTPTypes
import Server
import Service
import Testing

@Suite struct MetricsTests {
    /// Names are documented, and never change.
    private static let names: Set<String> = [
        "tidemark_http_requests_total", "tidemark_http_request_seconds", "tidemark_instances",
        "tidemark_instances_at_risk", "tidemark_jobs", "tidemark_workers", "tidemark_cost_per_month",
        "tidemark_instance_protected", "tidemark_instance_streaming", "tidemark_instance_rpo_seconds",
        "tidemark_instance_gaps", "tidemark_instance_last_base_timestamp_seconds", "tidemark_instance_base_seconds",
        "tidemark_instance_last_drill_timestamp_seconds", "tidemark_instance_last_drill_passed",
        "tidemark_instance_rto_seconds", "tidemark_instance_stored_bytes",
        "tidemark_instance_growth_bytes_per_day",
    ]

    @Test func figuresAreInPrometheusForm() async throws {
        try await ServerScene().run { client in
            _ = try await client.post("instances", #"{"name": "shop-1", "host": "h"}"#)
            _ = try await client.get("instances/shop-1")
            _ = try await client.get("instances/none")
            let reply = try await client.get("/metrics")
            #expect(reply.status == 200 && reply.type == "text/plain; version=0.0.4; charset=utf-8")
            let lines = reply.body.split(separator: "\n").map(String.init)
            let types = lines.filter { $0.hasPrefix("# TYPE ") }.map { $0.split(separator: " ")[2] }
            #expect(Set(types.map(String.init)) == Self.names && types.count == Self.names.count)
            #expect(lines.contains(#"tidemark_instances{level="unprotected"} 1"#))
            #expect(lines.contains(#"tidemark_instance_protected{project="default",instance="shop-1"} 0"#))
            // One series a route, whatever the names in the path.
            let path = #"path="/api/v1/instances/{instance}""#
            #expect(lines.contains(#"tidemark_http_requests_total{method="GET",\#(path),status="200"} 1"#))
            #expect(lines.contains(#"tidemark_http_requests_total{method="GET",\#(path),status="404"} 1"#))
            #expect(lines.contains(#"tidemark_http_request_seconds_bucket{\#(path),le="+Inf"} 2"#))
            let form = try Regex(#"(# (HELP|TYPE) .*|[a-z_]+(\{[^}]*("[^"]*"[^}]*)*\})? [-+0-9.e]+)"#)
            #expect(try lines.allSatisfy { try form.wholeMatch(in: $0) != nil })
        }
    }

    @Test func theyMayBeOpenToEverybody() async throws {
        var settings = APISettings(port: 0)
        settings.hasOpenMetrics = true
        try await ServerScene(settings: settings).run { client in
            let answer = try await client.get("/metrics", token: "")
            #expect(answer.status == 200)
        }
    }

    @Test func healthIsAnsweredWithoutTheCatalogAndReadinessIsNot() async throws {
        let scene = try await ServerScene()
        let catalog = scene.catalog
        try await scene.run { client in
            #expect(try await client.get("/readyz", token: "").value(HealthDocument.self).version == "1.2.3")
            await catalog.close()
            #expect(try await client.get("/healthz", token: "").status == 200)
            let ready = try await client.get("/readyz", token: "")
            #expect(ready.status >= 500 && ready.problem != nil)
        }
    }
}
