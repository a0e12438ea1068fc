/// A language of the console.
package enum Language: String, Sendable, Hashable, CaseIterable {
    case en, zh

    /// As `<html lang>` wants it.
    package var tag: String { self == .en ? "en" : "zh-CN" }

    /// The one a browser asks for most: `Accept-Language` is read in its own order of weights; English where none fits.
    package init(accepting header: String) {
        var best: (language: Language, weight: Double)?
        for part in header.split(separator: ",").prefix(20) {
            let halves = part.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let tag = halves.first?.lowercased(), let language = Self.named(tag) else { continue }
            let weight = halves.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if weight > 0, weight > best?.weight ?? 0 { best = (language, weight) }
        }
        self = best?.language ?? .en
    }

    private static func named(_ tag: String) -> Language? {
        allCases.first { tag == $0.rawValue || tag.hasPrefix("\($0.rawValue)-") }
    }
}
