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
        let zone = self[.zone].flatMap { $0.utf8.count <= 64 ? PercentEncoding.decoded($0) : nil }
        settings.zone = zone.flatMap { try? CalendarZone(parsing: $0) } ?? .utc
        settings.project = self[.project].flatMap { try? ResourceName(parsing: $0).description } ?? settings.project
        return settings
    }
}
