import APIModel
import Core
import Foundation
import HTTPTypes
import Service
import TestKit
import Testing

/// Rights as requests meet them.
@Suite struct RightsRouteTests {
    /// What everybody may ask who has shown who they are; what it shows is the caller's own.
    private static let own: Set<String> = [
        "get /api/v1/session", "delete /api/v1/session", "get /api/v1/approvals",
        "get /api/v1/approvals/{approval}", "post /api/v1/approvals/{approval}/grant",
        "post /api/v1/approvals/{approval}/refuse", "post /api/v1/approvals/{approval}/withdraw",
    ]
    private static let open: Set<String> = [
        "get /healthz", "get /readyz", "get /api/v1/openapi.json", "post /api/v1/session",
    ]
    /// Bodies that have a form of their own.
    private static let bodies = [
        "post /api/v1/plans": #"{"name": "a", "cycle": {"every": "6h"}, "repository": "main"}"#,
        "put /api/v1/plans/{plan}": #"{"name": "a", "cycle": {"every": "6h"}, "repository": "main"}"#,
        "post /api/v1/plans/apply": #"{"plans": {"a": {"cycle": {"every": "6h"}, "repository": "main"}}}"#,
        "post /api/v1/instances/import": #"{"instances": [{"name": "a", "host": "h"}]}"#,
    ]
    /// Of the described types, those whose fields have to fit the path or each other.
    private static let forms = [
        "InstanceRequest": #"{"name": "a", "host": "h"}"#,
        "RepositoryForm": #"{"name": "a", "url": "file:///a", "key": {"kind": "passphrase", "secret": "some words"}}"#,
        "JobForm": #"{"kind": "base", "instance": "a"}"#, "PolicyForm": #"{"name": "a", "rules": []}"#,
        "ProbeRequest": #"{"addresses": ["h:1"]}"#,
        "PasswordChange": #"{"current": "old password", "new": "twelve letters"}"#,
        "ChannelForm": #"{"name": "a", "kind": "webhook", "url": "https://a.example/x"}"#,
        "ExplainForm": #"{"subject": "ann", "verb": "view", "kind": "service"}"#,
    ]

    /// The caller's own session and factor, and ways to sign in.
    private static func isOwn(_ route: String) -> Bool {
        ["/api/v1/session/", "/api/v1/sign-in", "/download/", "/d/"].contains { route.contains(" \($0)") }
    }

    /// The name of a described type that an operation takes.
    private static func form(_ operation: JSONTree) -> String? {
        guard case .text(let reference)? = operation["requestBody"]?["content"]?["application/json"]?["schema"]?["$ref"]
        else { return nil }
        return reference.split(separator: "/").last.map(String.init)
    }

    /// Every route there is, as somebody who was granted nothing.
    @Test func whoWasGrantedNothingReachesNothing() async throws {
        let scene = try await ServerScene()
        let token = try await scene.token(.granted)
        try await scene.run { client in
            let document = try await client.get("openapi.json", token: "").json
            for route in OpenAPITests.routes.subtracting(Self.open).subtracting(Self.own) where !Self.isOwn(route) {
                let parts = route.split(separator: " ").map(String.init)
                let method = try #require(HTTPRequest.Method(parts[0].uppercased()))
                let operation = try #require(document["paths"]?[parts[1]]?[parts[0]])
                let name = Self.form(operation)
                let sample = WireSamples.all.first { $0.name == name && $0.isFull }?.text
                let body =
                    operation["requestBody"] == nil
                    ? nil : Self.bodies[route] ?? name.flatMap { Self.forms[$0] } ?? sample ?? "{}"
                let reply = try await client.send(
                    method, parts[1].replacing(try Regex("\\{[a-z]+\\}"), with: "a"), body,
                    headers: ["If-Match": "*"], token: token)
                // What an event is about is looked up before the right on it can be asked for; there is none.
                let expected = route.contains("/events/{event}") ? "catalog.missing" : "access.denied"
                #expect(reply.problem?.code == expected, "\(route): \(reply.status) \(reply.problem?.code ?? "")")
            }
            #expect(try await client.get("approvals", token: token).value(Page<ApprovalDocument>.self).items == [])
            #expect(try await client.get("approvals/a", token: token).problem?.code == "catalog.missing")
        }
    }

    /// A handler calls one function of the service, which asks for its right; what is open is named here.
    @Test func everyRouteCallsTheService() throws {
        let routes = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Server/Routes")
        let files = try #require(FileManager.default.enumerator(at: routes, includingPropertiesForKeys: nil))
        var count = 0
        for case let file as URL in files where file.lastPathComponent.hasSuffix("Routes.swift") {
            let text = try String(contentsOf: file, encoding: .utf8)
            guard file.lastPathComponent != "HealthRoutes.swift" else { continue }
            for part in text.split(separator: "    private static let ").dropFirst() where part.contains("Route") {
                guard part.contains(/Route(?:\.\w+)?\(/) else { continue }
                count += 1
                let isAsked =
                    part.contains(/service\s*\.\w+\(/) || part.contains("JobEventStream.open")
                    || part.contains("DownloadStream.open") || part.contains("try await export($0, .")
                    || file.lastPathComponent == "WorkRoutes.swift"
                #expect(isAsked, "\(part.prefix(60)) in \(file.lastPathComponent)")
            }
        }
        #expect(count > 60)
    }

    @Test func anApprovalIsAskedForGrantedAndUsedByHeaders() async throws {
        let scene = try await ServerScene()
        let start = Caller(.service(part: "test"), requestID: "r")
        for name in ["ann", "ben"] {
            _ = try await scene.service.addGrant(
                start, GrantForm(subjectKind: "person", subject: name, role: "administrator"))
        }
        let key = RepositoryKeyForm(kind: "passphrase", secret: "some words")
        _ = try await scene.service.addRepository(
            start, RepositoryForm(name: "main", url: "file:///srv/main", key: key), in: "default")
        let service = scene.service
        try await scene.run { client in
            let path = "repositories/main?project=default"
            let refused = try await client.delete(path)
            #expect(refused.status == 403 && refused.problem?.code == "access.approval")
            let headers = ["If-Match": "*", "Tidemark-Approval-Reason": "%E6%B2%A1%E7%94%A8"]
            let asked = try await client.send(.delete, path, headers: headers)
            #expect(asked.status == 403 && asked.problem?.code == "access.asked")
            let found = try await client.get("approvals").value(Page<ApprovalDocument>.self).items
            let approval = try #require(found.first)
            #expect(approval.reason == "没用" && approval.verb == "destroy-key" && approval.needs == 2)
            #expect(approval.request == "DELETE /api/v1/repositories/main?project=default")
            #expect(asked.problem?.detail.contains(approval.id) == true)
            for name in ["ann", "ben"] {
                let person = Caller(.person(PersonIdentity(name: name, session: name)), requestID: "r")
                _ = try await service.grantApproval(person, approval.id, ApprovalVoteForm())
            }
            // The same in other words is another request.
            let use = ["If-Match": "*", "Tidemark-Approval": approval.id]
            for other in [
                "repositories/main", "repositories/m%61in?project=default",
            ] {
                #expect(try await client.send(.delete, other, headers: use).problem?.code == "access.approval")
            }
            #expect(try await client.send(.delete, path, headers: use).status == 204)
            #expect(try await client.send(.delete, path, headers: use).status == 403)
            for reason in ["", "%", String(repeating: "x", count: 1001), "%00"] {
                let wrong = try await client.send(
                    .delete, path, headers: ["If-Match": "*", "Tidemark-Approval-Reason": reason])
                #expect(wrong.status == 422, "\(reason.prefix(10)): \(wrong.status)")
            }
        }
    }
}
