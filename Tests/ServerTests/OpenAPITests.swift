import APIModel
import HTTPTypes
import Testing

@Suite struct OpenAPITests {
    /// Every route there is. Who adds one adds it here, and to docs/api.md.
    static let routes: Set<String> = [
        "get /healthz", "get /readyz", "get /metrics", "get /api/v1/openapi.json",
        "post /api/v1/session", "get /api/v1/session", "delete /api/v1/session", "put /api/v1/session/password",
        "get /api/v1/tokens", "post /api/v1/tokens", "delete /api/v1/tokens/{token}",
        "get /api/v1/roles", "get /api/v1/policies", "post /api/v1/policies", "get /api/v1/policies/{policy}",
        "put /api/v1/policies/{policy}", "delete /api/v1/policies/{policy}",
        "get /api/v1/grants", "post /api/v1/grants", "delete /api/v1/grants/{grant}",
        "post /api/v1/access/explain", "get /api/v1/access/mode", "put /api/v1/access/mode",
        "get /api/v1/access/approval-rules", "put /api/v1/access/approval-rules/{verb}",
        "get /api/v1/approvals", "get /api/v1/approvals/{approval}", "post /api/v1/approvals/{approval}/grant",
        "post /api/v1/approvals/{approval}/refuse", "post /api/v1/approvals/{approval}/withdraw",
        "get /api/v1/session/sessions", "delete /api/v1/session/sessions/{session}", "post /api/v1/session/factor",
        "post /api/v1/session/factor/confirmation", "post /api/v1/session/factor/removal",
        "post /api/v1/session/factor/codes", "post /api/v1/tokens/{token}/rotation",
        "get /api/v1/sign-in", "get /api/v1/sign-in/provider", "get /api/v1/sign-in/provider/callback",
        "post /api/v1/sign-in/session",
        "get /api/v1/people", "post /api/v1/people", "get /api/v1/people/{person}", "put /api/v1/people/{person}",
        "delete /api/v1/people/{person}", "post /api/v1/people/{person}/password",
        "post /api/v1/people/{person}/factor-reset", "post /api/v1/people/{person}/unlock",
        "get /api/v1/sessions", "delete /api/v1/sessions/{session}",
        "get /api/v1/projects", "post /api/v1/projects", "get /api/v1/projects/{project}",
        "put /api/v1/projects/{project}", "delete /api/v1/projects/{project}",
        "get /api/v1/sites", "post /api/v1/sites", "get /api/v1/sites/{site}", "put /api/v1/sites/{site}",
        "delete /api/v1/sites/{site}",
        "get /api/v1/instances", "post /api/v1/instances", "post /api/v1/instances/import",
        "post /api/v1/instances/probe", "get /api/v1/instances/{instance}", "put /api/v1/instances/{instance}",
        "delete /api/v1/instances/{instance}", "put /api/v1/instances/{instance}/credentials",
        "post /api/v1/instances/{instance}/check", "get /api/v1/instances/{instance}/account-sql",
        "get /api/v1/instances/{instance}/status", "get /api/v1/instances/{instance}/window",
        "get /api/v1/instances/{instance}/drills", "get /api/v1/drills/{drill}/evidence",
        "get /api/v1/repositories", "post /api/v1/repositories", "get /api/v1/repositories/{repository}",
        "put /api/v1/repositories/{repository}", "delete /api/v1/repositories/{repository}",
        "get /api/v1/plans", "post /api/v1/plans", "post /api/v1/plans/apply", "get /api/v1/plans/{plan}",
        "put /api/v1/plans/{plan}", "delete /api/v1/plans/{plan}",
        "get /api/v1/jobs", "post /api/v1/jobs", "get /api/v1/jobs/{job}", "post /api/v1/jobs/{job}/cancel",
        "post /api/v1/jobs/{job}/resume", "get /api/v1/jobs/{job}/lines", "get /api/v1/jobs/{job}/events",
        "get /api/v1/jobs/{job}/result",
        "get /api/v1/status", "get /api/v1/status/instances", "get /api/v1/workers", "get /api/v1/events",
        "get /api/v1/audit", "get /api/v1/audit/export", "get /api/v1/audit/export.csv", "get /api/v1/audit/state",
        "post /api/v1/audit/verify", "get /api/v1/audit/retention", "put /api/v1/audit/retention",
        "get /api/v1/compliance/{project}",
        "get /api/v1/exports", "post /api/v1/exports", "get /api/v1/exports/{export}",
        "delete /api/v1/exports/{export}", "post /api/v1/exports/{export}/links", "get /api/v1/links",
        "get /api/v1/links/{link}", "post /api/v1/links/{link}/revoke", "get /d/{link}",
        "post /api/v1/work/register", "post /api/v1/work/claim", "post /api/v1/work/beats",
        "post /api/v1/work/jobs/{job}/heartbeat", "post /api/v1/work/jobs/{job}/report",
        "get /api/v1/events/{event}", "post /api/v1/events/{event}/acknowledge",
        "get /api/v1/channels", "post /api/v1/channels", "get /api/v1/channels/{channel}",
        "put /api/v1/channels/{channel}", "delete /api/v1/channels/{channel}", "post /api/v1/channels/{channel}/test",
        "get /api/v1/subscriptions", "post /api/v1/subscriptions", "get /api/v1/subscriptions/{subscription}",
        "put /api/v1/subscriptions/{subscription}", "delete /api/v1/subscriptions/{subscription}",
        "get /api/v1/deliveries", "post /api/v1/deliveries/{delivery}/replay",
        "post /api/v1/work/jobs/{job}/evidence", "post /api/v1/work/jobs/{job}/finish", "post /api/v1/work/wait",
    ]

    private func operations(_ document: JSONTree) -> [(method: String, path: String, operation: JSONTree)] {
        guard case .object(let paths)? = document["paths"] else { return [] }
        return paths.flatMap { path, item -> [(method: String, path: String, operation: JSONTree)] in
            guard case .object(let methods) = item else { return [] }
            return methods.map { (method: $0.key, path: path, operation: $0.value) }
        }
    }

    @Test func theDocumentHoldsEveryRouteAndTheRouterEveryPath() async throws {
        try await ServerScene().run { client in
            let reply = try await client.get("openapi.json", token: "")
            #expect(reply.status == 200 && reply.type == "application/json")
            let document = reply.json
            #expect(document["openapi"] == .text("3.1.0") && document["info"]?["version"] == .text("1.2.3"))
            let operations = operations(document)
            #expect(Set(operations.map { "\($0.method) \($0.path)" }) == Self.routes)
            for (method, path, _) in operations {
                let filled = path.replacing(try Regex("\\{[a-z]+\\}"), with: "none")
                let known = try #require(HTTPRequest.Method(method.uppercased()))
                let answer = try await client.send(known, filled, token: "")
                #expect(answer.problem?.code != "request.path" && answer.problem?.code != "request.method", "\(path)")
                // A method that is not in the document is refused with those that are.
                for other in [.patch, try #require(HTTPRequest.Method("QUERY"))] {
                    let refused = try await client.send(other, filled)
                    #expect(refused.status == 405 && refused.header("Allow")?.contains(method.uppercased()) == true)
                }
            }
        }
    }

    @Test func everyReferenceIsThereAndEveryNameOnce() async throws {
        try await ServerScene().run { client in
            let document = try await client.get("openapi.json", token: "").json
            let schema = JSONSchema(document: document)
            var references: Set<String> = []
            func collect(_ tree: JSONTree) {
                switch tree {
                case .object(let members):
                    if case .text(let reference)? = members["$ref"] { references.insert(reference) }
                    members.values.forEach(collect)
                case .list(let items): items.forEach(collect)
                default: break
                }
            }
            collect(document)
            #expect(references.count > 25)
            for reference in references {
                let name = String(reference.split(separator: "/").last ?? "")
                #expect(schema.component(name) != .null, "\(reference)")
            }
            let names = operations(document).compactMap { $0.operation["operationId"] }
            #expect(Set(names).count == Self.routes.count)
            for (method, path, operation) in operations(document) {
                guard case .list(let parameters)? = operation["parameters"] else { continue }
                let inPath = parameters.filter { $0["in"] == .text("path") }.compactMap { $0["name"] }
                let braces = path.matches(of: try Regex("\\{([a-z]+)\\}", as: (Substring, Substring).self))
                #expect(inPath == braces.map { .text(String($0.output.1)) }, "\(method) \(path)")
            }
        }
    }

    /// Values with every field and with the fewest, of every type that is described.
    @Test func everyTypeIsAsItsSchemaSays() async throws {
        try await ServerScene().run { client in
            let document = try await client.get("openapi.json", token: "").json
            let schema = JSONSchema(document: document)
            guard case .object(let components)? = document["components"]?["schemas"] else {
                Issue.record("no components")
                return
            }
            var seen: Set<String> = []
            for sample in WireSamples.all {
                seen.insert(sample.name)
                let tree = try WorkJSON.value(JSONTree.self, in: sample.text)
                #expect(schema.problems(tree, schema.component(sample.name)) == [], "\(sample.name)")
                #expect(try sample.again(sample.text) == sample.text, "\(sample.name)")
                // A full sample leaves nothing out that the schema knows.
                if sample.isFull, case .object(let members) = tree,
                    case .object(let known)? = schema.component(sample.name)["properties"]
                {
                    #expect(Set(members.keys) == Set(known.keys), "\(sample.name)")
                }
            }
            let pages = components.keys.filter { $0.hasPrefix("PageOf") }
            #expect(Set(components.keys).subtracting(pages).subtracting(seen) == [])
            #expect(pages.count == 25)
        }
    }
}
