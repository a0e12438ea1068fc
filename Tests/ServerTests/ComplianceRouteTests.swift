import APIModel
import Catalog
import Core
import HTTPTypes
import Service
import TestKit
import Testing

@Suite struct ComplianceRouteTests {
    private static let hostile = "<script>alert(1)</script>\"'&"

    /// A project with a hostile title and an instance, and a set of controls with hostile texts.
    private func scene() async throws -> (ServerScene, TestFolder) {
        let folder = try TestFolder("controls")
        try folder.write(
            """
            name: hostile
            title: {en: '<img src=x onerror=alert(2)>', zh: 标题}
            note: '</p><iframe src="https://example.com">'
            controls:
              - id: c
                title: {en: '<b onclick="x()">bold</b>', zh: 粗体}
                text: {en: "<a href='javascript:x()'>", zh: 文字}
                facts: [plan, base, transport, audit]
                limits: {base-age: 1d}
            """, to: "hostile.yaml")
        let scene = try await ServerScene(controls: ControlLibrary(path: folder.path))
        try await scene.catalog.write { transaction in
            let now = try transaction.now()
            try transaction.projects.add(
                ProjectRecord(id: "q", name: "shop", title: Self.hostile, createdAt: now))
            try transaction.sites.add(SiteRecord(id: "t", project: "q", name: "default", createdAt: now))
        }
        _ = try await scene.service.addInstance(
            Caller(.service(part: "test"), requestID: "r"),
            InstanceRequest(name: "orders", host: "db", tls: "verify-identity"), in: "shop")
        return (scene, folder)
    }

    @Test func theReportIsJSONAndAPage() async throws {
        let (scene, folder) = try await scene()
        try await scene.run { client in
            let reply = try await client.get("compliance/shop")
            #expect(reply.status == 200 && reply.type == "application/json")
            let report = try reply.value(ComplianceReport.self)
            #expect(report.projectTitle == Self.hostile && report.controlSet == "hostile")
            #expect(report.instances.map(\.instance) == ["orders"] && report.controls.map(\.state) == [.notMet])
            let page = try await client.get("compliance/shop?format=html")
            #expect(page.status == 200 && page.type == "text/html; charset=utf-8")
            #expect(page.header("Content-Security-Policy")?.hasPrefix("default-src 'none'") == true)
            #expect(page.body.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">") && page.body.hasSuffix("</html>\n"))
            for text in [
                "Backup compliance report", "orders", "No plan covers it.", "not met", "base-age: 1d", "@page",
            ] {
                #expect(page.body.contains(text), "\(text)")
            }
            let facts = try await client.get("compliance/shop?controls=facts&format=html&language=zh")
            for text in ["lang=\"zh-CN\"", "备份合规报告", "没有备份计划覆盖该实例。", "不满足", "异地副本"] {
                #expect(facts.body.contains(text), "\(text)")
            }
            #expect(!facts.body.contains("Backup compliance report") && !facts.body.contains("{{"))
        }
        folder.remove()
    }

    /// Names, titles and texts are text: no tag but the template's own comes out.
    @Test func nothingThatUsersWriteBecomesATag() async throws {
        let (scene, folder) = try await scene()
        try await scene.run { client in
            for language in ReportLanguage.allCases {
                let page = try await client.get("compliance/shop?format=html&language=\(language.rawValue)").body
                #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;"))
                #expect(page.contains("&lt;/p&gt;&lt;iframe src=&quot;https://example.com&quot;&gt;"))
                let tags = page.matches(of: try Regex("<[!/]?([A-Za-z0-9]+)", as: (Substring, Substring).self))
                    .map { String($0.output.1).lowercased() }
                let known: Set = [
                    "doctype", "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "dl",
                    "div",
                    "dt", "dd", "span", "p", "main", "section", "ul", "li", "b", "table", "thead", "tbody", "tr", "th",
                    "td", "article",
                ]
                #expect(Set(tags).subtracting(known) == [])
                #expect(!page.contains("onclick=\"") && !page.contains("href='"))
            }
        }
        folder.remove()
    }

    @Test func whatIsWrongIsSaid() async throws {
        let (scene, folder) = try await scene()
        let worker = try await scene.token(.worker)
        try await scene.run { client in
            #expect(try await client.get("compliance/none").problem?.code == "catalog.missing")
            #expect(try await client.get("compliance/shop", token: worker).problem?.code == "access.denied")
            #expect(try await client.get("compliance/shop", token: "").problem?.code == "access.required")
            #expect(try await client.get("compliance/shop?format=pdf").paths == ["query.format"])
            #expect(try await client.get("compliance/shop?language=de").paths == ["query.language"])
            let unknown = try await client.get("compliance/shop?controls=ours")
            #expect(unknown.status == 409 && unknown.problem?.code == "compliance.controls")
            #expect(unknown.problem?.hint == "Sets are hostile and facts.")
            try folder.write(
                "name: hostile\ntitle: T\ncontrols:\n  - {id: c, title: T, facts: [bace]}", to: "hostile.yaml")
            let wrong = try await client.get("compliance/shop")
            #expect(wrong.status == 409 && wrong.problem?.code == "compliance.controls")
            #expect(wrong.problem?.detail.contains("hostile.yaml: controls[0].facts[0] (line 4)") == true)
        }
        folder.remove()
    }
}
