import Console
import Foundation
import Testing

/// Every address that stands in a template or is made in a view leads to a page.
@Suite struct LinkTests {
    /// Where an attribute leads to.
    private struct Link {
        let method: ConsolePage.Method
        let address: String
        let place: String

        /// Of path and braces; what is filled in stands for one part of a path.
        var parts: [String] {
            let path = address.prefix { $0 != "?" && $0 != "#" }
            return path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        }
    }

    private static let pages = PageTable.all.map { page in
        (method: page.method, parts: page.path.split(separator: "/").map(String.init))
    }

    /// Paths of the API and the assets, which are no pages.
    private static let elsewhere = ["/api/v1/openapi.json"]

    private func fits(_ parts: [String], _ page: [String]) -> Bool {
        parts.count == page.count
            && zip(parts, page).allSatisfy { part, own in
                part == own || own.hasPrefix("{")
            }
    }

    private func isAnswered(_ link: Link) -> Bool {
        if Self.elsewhere.contains(link.address) { return true }
        let parts = link.parts
        guard parts.first?.hasPrefix("{") == true else {
            return Self.pages.contains { $0.method == link.method && fits(parts, $0.parts) }
        }
        // An address that a view makes, with something behind it.
        let rest = Array(parts.dropFirst())
        return Self.pages.contains { page in
            page.method == link.method && page.parts.count > rest.count && fits(rest, page.parts.suffix(rest.count))
        }
    }

    private func links(_ text: String, _ place: String) -> [Link] {
        var links: [Link] = []
        for tag in text.matches(of: /<[a-z]+\s[^<>]*(?:<[^<>]*>[^<>]*)*>/) {
            let tag = String(tag.output)
            let isPost = tag.contains("method=\"post\"")
            for match in tag.matches(of: /\s(href|action|formaction|data-live)="([^"]*)"/) {
                let method: ConsolePage.Method =
                    match.output.1 == "formaction" || (match.output.1 == "action" && isPost) ? .post : .get
                let address = String(match.output.2).replacing(/\{\{[^{}]*\}\}/, with: "{name}")
                guard address.contains("/") else { continue }
                links.append(Link(method: method, address: address, place: place))
            }
        }
        return links
    }

    @Test func everyAddressOfATemplateLeadsToAPage() throws {
        var count = 0
        for (name, text) in try AssetFiles.templates() {
            for link in links(text, name) {
                count += 1
                #expect(isAnswered(link), "\(link.place): \(link.method.rawValue) \(link.address)")
            }
        }
        #expect(count > 60)
    }

    /// `ConsoleRequest.address("instances", project, name)` in the sources.
    @Test func everyAddressThatAViewMakesLeadsToAPage() throws {
        var count = 0
        for (name, text) in try AssetFiles.sources() {
            for call in text.matches(of: /ConsoleRequest\.address\(\s*("(?:[^()]|\([^()]*\))*)\)/) {
                let parts = call.output.1.split(separator: ",").map { part -> String in
                    let bare = part.filter { !$0.isWhitespace }
                    return bare.hasPrefix("\"") && !bare.contains("\\(") ? bare.filter { $0 != "\"" } : "{name}"
                }
                count += 1
                let isThere = Self.pages.contains { page in fits(parts, page.parts) }
                let isBeginning = Self.pages.contains { page in
                    page.parts.count > parts.count && fits(parts, Array(page.parts.prefix(parts.count)))
                }
                #expect(isThere || isBeginning, "\(name): \(call.output.1)")
            }
            for literal in text.matches(of: /"(\/[a-z][a-z0-9\/{}-]*)(?:\?[^"\n]*)?"/) {
                let path = String(literal.output.1)
                guard !path.hasPrefix("/usr/"), !path.hasPrefix("/api"), !path.hasPrefix("/assets") else { continue }
                count += 1
                let parts = path.split(separator: "/").map(String.init)
                let isThere = Self.pages.contains { page in
                    page.parts.count >= parts.count && fits(parts, Array(page.parts.prefix(parts.count)))
                }
                #expect(isThere, "\(name): \(path)")
            }
        }
        #expect(count > 100)
    }
}
