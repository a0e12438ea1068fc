import APIModel
import Catalog
import Console
import Core
import HTTPTypes
import Server
import Service
import Testing

@Suite struct ConsoleFrameTests {
    private static let plain = PageTable.all.filter { page in
        page.method == .get && page.pathNames.isEmpty && !page.isEndless && !page.path.hasPrefix("/sign-in/")
    }

    @Test(arguments: Language.allCases)
    func everyPageIsThereInEveryLanguage(_ language: Language) async throws {
        let scene = try await ConsoleScene()
        try await scene.run(language: language) { browser in
            for page in Self.plain {
                let reply = try await browser.get(page.path)
                #expect(reply.status == 200, "\(page.path): \(reply.text)")
                #expect(reply.html.contains("<html lang=\"\(language.tag)\""), "\(page.path)")
                #expect(!reply.heading.isEmpty && reply.title.hasSuffix(" · Tidemark"), "\(page.path)")
                if page.access == .signedIn {
                    #expect(reply.hiddenFields(of: "/sign-out") != nil, "\(page.path)")
                }
            }
        }
    }

    @Test func everyAnswerIsGuarded() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            for path in Self.plain.map(\.path) + ["/nothing", "/sign-in"] {
                let reply = try await browser.get(path).reply
                let policy = try #require(reply.header("Content-Security-Policy"), "\(path)")
                #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "\(path)")
                #expect(policy.contains("frame-ancestors 'none'") && policy.contains("form-action 'self'"))
                #expect(reply.header("Referrer-Policy") == "same-origin")
                #expect(reply.header("Cross-Origin-Opener-Policy") == "same-origin")
                #expect(
                    reply.header("Cache-Control") == "no-store" && reply.header("X-Content-Type-Options") == "nosniff")
            }
        }
    }

    @Test func filesAreKeptForEverAndOnlyThoseThereAre() async throws {
        let scene = try await ConsoleScene()
        try await scene.run(isSignedIn: false) { browser in
            let page = try await browser.get("/sign-in").html
            let addresses = page.matches(of: /(?:href|src)="(\/assets\/[^"]*)"/).map { String($0.output.1) }
            #expect(addresses.count >= 3)
            for address in addresses {
                let reply = try await browser.get(address).reply
                #expect(reply.status == 200 && !reply.body.isEmpty, "\(address)")
                #expect(reply.header("Cache-Control") == "public, max-age=31536000, immutable")
                #expect(reply.header("Content-Encoding") == nil)
                let packed = try await browser.get(address, headers: ["Accept-Encoding": "gzip, br"]).reply
                #expect(packed.status == 200 && packed.header("Content-Encoding") == "gzip", "\(address)")
                #expect(["text/css", "text/javascript"].contains { reply.type.hasPrefix($0) }, "\(address)")
            }
            let other = [
                "/assets", "/assets/", "/assets/own/x/js/console.js", "/assets/../Package.swift",
                "/assets/%2e%2e/etc/passwd",
                "/assets/vendor//etc/passwd", "/assets/templates/layout.mustache",
            ]
            for address in other { #expect(try await browser.get(address).status == 404, "\(address)") }
        }
    }

    @Test func whatIsNotThereIsAPageForBrowsersAndAProblemForOthers() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let page = try await browser.get("/nothing")
            #expect(page.status == 404 && page.isPage && page.heading == "There is nothing here")
            #expect(page.text.contains("request.path") && page.hiddenFields(of: "/sign-out") != nil)
            #expect(try await browser.client.get("/nothing").problem?.code == "request.path")
            let api = try await browser.get("/api/v1/nothing").reply
            #expect(api.status == 404 && api.problem?.code == "request.path")
        }
        let bare = try await ConsoleScene()
        try await bare.run(isSignedIn: false) { browser in
            let page = try await browser.get("/nothing")
            #expect(page.status == 404 && page.hiddenFields(of: "/sign-out") == nil)
        }
    }

    /// The page says so even where the catalog it would ask for its menu does not answer.
    @Test func aServerThatCannotAnswerSaysSo() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            await scene.server.catalog.close()
            let page = try await browser.get("/workers")
            #expect(page.status >= 500 && page.isPage || page.reply.problem != nil, "\(page.status) \(page.text)")
            #expect(!page.html.contains("sqlite"))
        }
    }

    @Test func theBrowsersZoneIsTheOneOfTimes() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let first = try await browser.get("/workers")
            #expect(first.text.contains("UTC · "))
            browser.set("tidemark_zone", "Asia%2FShanghai")
            #expect(try await browser.get("/workers").text.contains("Asia/Shanghai · "))
            for wrong in ["Mars", "%00", String(repeating: "a", count: 100)] {
                browser.set("tidemark_zone", wrong)
                #expect(try await browser.get("/workers").text.contains("UTC · "), "\(wrong)")
            }
        }
    }

    @Test func theMenuMarksWhereOneIs() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let page = try await browser.get("/workers").html
            let marked = page.matches(of: /<a href="([^"]*)" aria-current="page"/).map { String($0.output.1) }
            #expect(marked == ["/workers"])
        }
    }

    @Test func theSearchLooksInNames() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            #expect(try await browser.get("/search").heading == "Search")
            let none = try await browser.get("/search?q=%3Cb%3E")
            #expect(none.status == 200 && none.heading == "Nothing is called “<b>”.")
            #expect(none.title == "Search: <b> · Tidemark")
        }
    }
}
