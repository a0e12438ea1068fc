internal import Console
internal import Core
internal import HTTPTypes
internal import Service

/// The cookies that a browser sent; others than ours are left out.
struct VisitCookies {
    private var values: [ConsoleCookie.Name: String] = [:]
    /// Bytes of a value.
    private static let longest = 4096

    init(_ headers: HTTPFields) {
        for header in headers[values: .cookie] {
            for part in header.split(separator: ";").prefix(100) {
                let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard halves.count == 2, halves[1].utf8.count <= Self.longest,
                    let name = ConsoleCookie.Name(rawValue: String(halves[0].drop { $0 == " " })), values[name] == nil
                else { continue }
                values[name] = String(halves[1])
            }
        }
    }

    subscript(name: ConsoleCookie.Name) -> String? { values[name] }

    /// As the visitor chose, else as the browser asks.
    func settings(_ headers: HTTPFields) -> ViewSettings {
        var settings = ViewSettings()
        settings.language =
            self[.language].flatMap { Language(rawValue: $0) } ?? Language(accepting: headers[.acceptLanguage] ?? "")
        settings.theme = self[.theme].flatMap { Theme(rawValue: $0) } ?? .system
        settings.zone = self[.zone].flatMap(Self.zone) ?? .utc
        settings.project = self[.project].flatMap { try? ResourceName(parsing: $0).description } ?? settings.project
        return settings
    }

    private static func zone(_ cookie: String) -> CalendarZone? {
        guard cookie.utf8.count <= 64, let name = PercentEncoding.decoded(cookie),
            name.utf8.allSatisfy({ Character(UnicodeScalar($0)).isLetter || "0123456789/_+-".utf8.contains($0) })
        else { return nil }
        return try? CalendarZone(parsing: name)
    }
}
