import APIModel
import Console
import Core
import HTTPTypes
import Service
import Testing

@Suite struct AuditPageTests {
    @Test func whatWasDoneIsFoundAndProven() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            try await browser.submit(["name": "<i>ci", "scope": "metrics"], to: "/tokens", from: "/tokens")
            try await browser.submit(["name": "ci", "scope": "metrics"], to: "/tokens", from: "/tokens")
            let page = try await browser.get("/audit?function=addToken&result=allowed&who=administrator")
            #expect(page.status == 200 && page.text.contains("addToken") && page.text.contains("token · ci"))
            #expect(page.html.contains("value=\"addToken\"") && page.html.contains("href=\"/audit?who=administrator\""))
            let none = try await browser.get("/audit?resource=nothing")
            #expect(none.text.contains("No entry fits."))
            let wrong = try await browser.get("/audit?from=soon")
            #expect(wrong.status == 422 && wrong.text.contains("It is no time."))
            let later = try await browser.get("/audit?from=2999-01-01T00:00")
            #expect(later.status == 200 && later.text.contains("No entry fits."))
            let verified = try await browser.submit([:], to: "/audit/verify", from: "/audit")
            let shown = try await browser.follow(verified)
            #expect(
                shown.text.contains("the audit is whole") && shown.html.contains(#"<span class="chip ok">whole</span>"#)
            )
        }
    }

    @Test func whatWasFoundIsAFile() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            try await browser.submit(["name": "ci", "scope": "metrics"], to: "/tokens", from: "/tokens")
            let lines = try await browser.get("/audit/export/lines").reply
            #expect(lines.status == 200 && lines.type == "application/x-ndjson" && lines.body.contains("addToken"))
            #expect(lines.header("Content-Disposition") == "attachment; filename*=UTF-8''audit.jsonl")
            #expect(lines.header("Content-Security-Policy")?.hasPrefix("default-src 'none'") == true)
            let table = try await browser.get("/audit/export/table?function=addToken&resource=ci").reply
            #expect(table.status == 200 && table.type.hasPrefix("text/csv"))
            #expect(table.body.split(separator: "\r\n").count == 2, "\(table.body)")
            #expect(try await browser.get("/audit/export/other").status == 404)
        }
    }

    @Test func entriesAreKeptForAWhile() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let short = try await browser.submit(["days": "30"], to: "/audit/retention", from: "/audit")
            #expect(short.status == 422 && short.html.contains("is-invalid"))
            let changed = try await browser.submit(["days": "400"], to: "/audit/retention", from: "/audit")
            #expect(try await browser.follow(changed).text.contains("400 days"))
        }
    }
}
